package io.vgglab.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vgglab.train.EpochJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BootstrapTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ConfusionMatrix SEED = GoldenCase.read("seed").matrix();

  /** The binomial standard error of 0.7733 over 10,000 images is 0.00419. */
  @Test
  void ci95_ofAccuracyMatchesTheBinomial() {
    Interval interval = new Bootstrap(1000, 1).ci95(SEED, Metric.ACCURACY);

    assertThat(interval.low()).isCloseTo(0.7733 - 1.96 * 0.00419, within(0.001));
    assertThat(interval.high()).isCloseTo(0.7733 + 1.96 * 0.00419, within(0.001));
  }

  @Test
  void ci95_ofMacroF1HoldsTheMacroF1() {
    Interval interval = new Bootstrap(200, 1).ci95(SEED, Metric.MACRO_F1);

    assertThat(Metric.MACRO_F1.of(SEED)).isBetween(interval.low(), interval.high());
    assertThat(interval.high() - interval.low()).isBetween(0.01, 0.03);
  }

  /** Every run keeps the intervals that it was published with, to the last bit. */
  @ParameterizedTest
  @ValueSource(strings = {"run-seed", "run-seed-bn", "study-seed-best"})
  void ci95_isThePublishedOne(String run) throws IOException {
    Path folder = Path.of("..", "reports", "samples", run);
    JsonNode trained = JSON.readTree(folder.resolve("run.json").toFile());
    JsonNode published = JSON.readTree(folder.resolve("evaluation.json").toFile());
    ConfusionMatrix matrix = EpochJson.read(trained.path("last")).confusion().orElseThrow();
    List<Metric> metrics = List.of(Metric.ACCURACY, Metric.MACRO_F1);

    Map<Metric, Interval> intervals =
        new Bootstrap(1000, trained.at("/settings/seed").asLong()).ci95(matrix, metrics);

    for (Metric metric : metrics) {
      JsonNode ends = published.path(metric.key()).path("ci95");
      assertThat(intervals)
          .containsEntry(metric, new Interval(ends.path(0).asDouble(), ends.path(1).asDouble()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"seed", "undefined-classes", "hundred-classes"})
  void ci95_ofSeveralMetricsIsThatOfEachAlone(String name) {
    ConfusionMatrix matrix = GoldenCase.read(name).matrix();
    Bootstrap bootstrap = new Bootstrap(100, 7);

    Map<Metric, Interval> together = bootstrap.ci95(matrix, List.of(Metric.values()));

    assertThat(together).containsOnlyKeys(Metric.values());
    together.forEach(
        (metric, interval) ->
            assertThat(interval).as(metric.key()).isEqualTo(bootstrap.ci95(matrix, metric)));
  }

  @Test
  void ci95_isAFunctionOfTheSeed() {
    Interval interval = new Bootstrap(100, 5).ci95(SEED, Metric.ACCURACY);

    assertThat(new Bootstrap(100, 5).ci95(SEED, Metric.ACCURACY)).isEqualTo(interval);
    assertThat(new Bootstrap(100, 6).ci95(SEED, Metric.ACCURACY)).isNotEqualTo(interval);
  }

  @Test
  void refusesTooFewResamplesAndEmptyMatrices() {
    ConfusionMatrix empty = ConfusionMatrix.of(new long[][] {{0}});

    assertThatThrownBy(() -> new Bootstrap(1, 0))
        .hasMessage("resamples must be between 100 and 100000, but was 1");
    assertThatThrownBy(() -> new Bootstrap(100, 0).ci95(empty, Metric.ACCURACY))
        .hasMessage("predictions must be between 1 and 10000000, but were 0");
  }
}
