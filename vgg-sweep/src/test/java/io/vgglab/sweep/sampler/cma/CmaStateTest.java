package io.vgglab.sweep.sampler.cma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.random.MersenneTwister;
import org.junit.jupiter.api.Test;

class CmaStateTest {

  @Test
  void ellipsoid_isSolved() {
    assertThat(
            minimum(
                x -> {
                  double sum = 0;
                  for (int i = 0; i < x.length; i++) {
                    sum += Math.pow(1000, i / (x.length - 1.0)) * x[i] * x[i];
                  }
                  return sum;
                },
                6,
                200))
        .isLessThan(1e-10);
  }

  @Test
  void bentValley_isSolved() {
    assertThat(
            minimum(
                x -> {
                  double sum = 0;
                  for (int i = 0; i + 1 < x.length; i++) {
                    double bend = x[i + 1] - x[i] * x[i];
                    sum += 100 * bend * bend + (1 - x[i]) * (1 - x[i]);
                  }
                  return sum;
                },
                4,
                400))
        .isLessThan(1e-10);
  }

  @Test
  void population_growsWithTheDimension() {
    assertThat(CmaState.population(1)).isEqualTo(4);
    assertThat(CmaState.population(10)).isEqualTo(10);
  }

  @Test
  void shortGeneration_isRefused() {
    CmaState state = CmaState.initial(new double[] {0, 0}, 1, 6);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> state.tell(List.of(new double[] {0, 0})))
        .withMessage("ranked must hold 6 points, but was 1");
  }

  private static double minimum(
      ToDoubleFunction<double[]> function, int dimension, int generations) {
    double[] start = new double[dimension];
    Arrays.fill(start, 2);
    int population = CmaState.population(dimension);
    CmaState state = CmaState.initial(start, 1, population);
    MersenneTwister random = new MersenneTwister(1);
    double best = Double.POSITIVE_INFINITY;
    for (int g = 0; g < generations; g++) {
      List<double[]> points = new ArrayList<>();
      for (int i = 0; i < population; i++) {
        points.add(state.ask(random));
      }
      points.sort(Comparator.comparingDouble(function));
      best = Math.min(best, function.applyAsDouble(points.get(0)));
      state = state.tell(points);
    }
    return best;
  }
}
