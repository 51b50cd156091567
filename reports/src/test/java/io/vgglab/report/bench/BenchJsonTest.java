package io.vgglab.report.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.report.SampleReports;
import org.junit.jupiter.api.Test;

class BenchJsonTest {

  @Test
  void report_comesBackAsItWas() {
    BenchReport report = SampleReports.bench().as(new Standing(false, true));

    assertThat(BenchJson.read(BenchJson.write(report))).isEqualTo(report);
  }

  @Test
  void reportFromBeforeRunsHadAStanding_isOfAWholeRun() {
    String json = BenchJson.write(SampleReports.bench());
    String older = json.replaceFirst(",\\s*\"standing\"\\s*:\\s*\\{[^}]*}", "");

    assertThat(older).doesNotContain("standing");
    assertThat(BenchJson.read(older)).isEqualTo(SampleReports.bench());
  }
}
