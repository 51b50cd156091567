package io.vgglab.report.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class JmhResultsTest {

  @Test
  void row_hasSetupScoreAndRawSamples() throws IOException {
    List<BenchRow> rows = JmhResults.parse(givenResult());

    BenchRow row = rows.get(0);
    assertThat(row.benchmark()).isEqualTo("NetworkBenchmark.trainStep");
    assertThat(row.setup().plan().planHash()).isEqualTo("b7c1f09a");
    assertThat(row.setup().plan().engine()).isEqualTo("onednn");
    assertThat(row.setup().plan().batchSize()).isEqualTo(64);
    assertThat(row.setup().other()).containsEntry("precision", "float32");
    assertThat(row.score().value()).isEqualTo(9.5219);
    assertThat(row.score().unit()).isEqualTo("ops/s");
    assertThat(row.score().samples()).hasSize(3).allSatisfy(fork -> assertThat(fork).hasSize(3));
    assertThat(row.score().overForks().low()).isCloseTo(9.3310, within(1e-3));
    assertThat(row.secondary()).containsEntry("images, ops/s", 609.4);
  }

  @Test
  void singleSample_hasNoInterval() throws IOException {
    BenchRow row = JmhResults.parse(givenResult()).get(1);

    assertThat(row.score().interval().isEmpty()).isTrue();
    assertThat(row.score().overForks().isEmpty()).isTrue();
    assertThat(row.score().error()).isNaN();
    assertThat(row.score().lessIsBetter()).isTrue();
  }

  @Test
  void otherText_isRefused() {
    assertThatThrownBy(() -> JmhResults.parse("{}"))
        .hasMessage("JMH result must be an array, but was something else");
    assertThatThrownBy(() -> JmhResults.parse("[{\"mode\":\"thrpt\"}]"))
        .hasMessage("JMH result must have a text benchmark, but had null");
  }

  private static String givenResult() throws IOException {
    try (InputStream in = JmhResultsTest.class.getResourceAsStream("jmh-result.json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
