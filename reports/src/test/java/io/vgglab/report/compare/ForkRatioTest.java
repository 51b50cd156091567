package io.vgglab.report.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vgglab.report.figure.Interval;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForkRatioTest {

  @Test
  void value_isTheRatioOfGeometricMeans() {
    ForkRatio ratio = ForkRatio.of(List.of(1., 4.), List.of(3., 12.));

    assertThat(ratio.value()).isCloseTo(3, within(1e-12));
    assertThat(ratio.interval().isEmpty()).isTrue();
  }

  @Test
  void interval_isTheSameOfTheTurnedRatioTurned() {
    List<Double> one = List.of(100., 104., 99., 103.);
    List<Double> other = List.of(120., 118., 125., 121.);

    Interval interval = ForkRatio.of(one, other).interval();
    Interval turned = ForkRatio.of(other, one).interval();

    assertThat(interval.low()).isCloseTo(1 / turned.high(), within(1e-12));
    assertThat(interval.high()).isCloseTo(1 / turned.low(), within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5, 10})
  void interval_holdsTheTruthInNineteenOfTwentyCases(int forks) {
    Random random = new Random(20141010);
    int cases = 4_000;
    int held = 0;
    for (int i = 0; i < cases; i++) {
      Interval interval = ForkRatio.of(draw(random, forks), draw(random, forks)).interval();
      held += interval.low() <= 1 && interval.high() >= 1 ? 1 : 0;
    }

    assertThat((double) held / cases).isBetween(0.94, 0.985);
  }

  /** Means of forks that scatter by a twentieth. */
  private static List<Double> draw(Random random, int forks) {
    return Stream.generate(() -> 100 * Math.exp(0.05 * random.nextGaussian()))
        .limit(forks)
        .toList();
  }
}
