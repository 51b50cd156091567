package io.vgglab.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BootstrapTest {
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
