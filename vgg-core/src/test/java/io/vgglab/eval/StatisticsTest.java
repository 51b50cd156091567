package io.vgglab.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class StatisticsTest {
  @Test
  void of_summarisesSamples() {
    Statistics statistics = Statistics.of(4, 1, 3, 2);

    assertThat(statistics).isEqualTo(new Statistics(4, 2.5, Math.sqrt(5.0 / 3), 2.5, 1, 4));
  }

  /** t(0.975, 3) = 3.182446 from a printed table. */
  @Test
  void ci95_usesStudentsT() {
    Interval interval = Statistics.of(4, 1, 3, 2).ci95().orElseThrow();

    assertThat(interval.low()).isCloseTo(2.5 - 3.182446 * Math.sqrt(5.0 / 12), within(1e-5));
    assertThat(interval.high()).isCloseTo(2.5 + 3.182446 * Math.sqrt(5.0 / 12), within(1e-5));
  }

  @Test
  void ci95_isEmptyForASingleSample() {
    assertThat(Statistics.of(7).ci95()).isEmpty();
    assertThat(Statistics.of(7).standardDeviation()).isZero();
  }

  @Test
  void ci95_ofEqualSamplesIsAPoint() {
    assertThat(Statistics.of(2, 2, 2).ci95()).contains(new Interval(2, 2));
  }

  @Test
  void of_refusesNothingAndNaN() {
    assertThatThrownBy(Statistics::of)
        .hasMessage("samples must hold at least 1 value, but was empty");
    assertThatThrownBy(() -> Statistics.of(1, Double.NaN))
        .hasMessage("samples[1] must be finite, but was NaN");
  }
}
