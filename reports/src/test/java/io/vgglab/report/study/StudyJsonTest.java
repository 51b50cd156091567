package io.vgglab.report.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vgglab.report.SampleReports;
import io.vgglab.report.SampleStudies;
import io.vgglab.report.bench.BenchJson;
import io.vgglab.report.run.RunJson;
import org.junit.jupiter.api.Test;

class StudyJsonTest {

  @Test
  void study_comesBackAsItWas() {
    StudyReport study = SampleStudies.grid();

    StudyReport read = StudyJson.read(StudyJson.write(study));

    assertThat(read).isEqualTo(study);
  }

  @Test
  void runAndBench_comeBackAsTheyWere() {
    assertThat(RunJson.read(RunJson.write(SampleReports.run()))).isEqualTo(SampleReports.run());
    assertThat(BenchJson.read(BenchJson.write(SampleReports.bench())))
        .isEqualTo(SampleReports.bench());
  }

  @Test
  void parameters_keepTheirOrder() {
    StudyReport read = StudyJson.read(StudyJson.write(SampleStudies.grid()));

    assertThat(read.parameterNames()).containsExactly("batchNorm", "learningRate", "batchSize");
  }

  @Test
  void olderText_hasNoFindings() {
    StudyReport study = SampleStudies.grid().withFindings(StudyFindings.none());
    String older =
        StudyJson.write(study)
            .replace(",\"findings\":{\"importances\":[],\"ledger\":[],\"mistakes\":[]}", "")
            .replace(",\"seedValues\":[]", "");

    assertThat(older).doesNotContain("findings", "seedValues");
    assertThat(StudyJson.read(older)).isEqualTo(study);
  }

  @Test
  void olderRun_hasNoMistakes() {
    String json = RunJson.write(SampleReports.run());
    String older = json.replaceAll(",\"mistakes\":\\[.*?\\]", "");

    assertThat(older).doesNotContain("mistakes");
    assertThat(RunJson.read(older).mistakes()).isEmpty();
  }

  @Test
  void otherFormat_isRefused() {
    assertThatThrownBy(() -> StudyJson.read(RunJson.write(SampleReports.run())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("format must be vgglab.study, but was vgglab.run");
  }

  @Test
  void laterVersion_isRefused() {
    assertThatThrownBy(() -> StudyJson.read("{\"format\":\"vgglab.study\",\"version\":2}"))
        .hasMessage("version of vgglab.study must be 1, but was 2");
  }
}
