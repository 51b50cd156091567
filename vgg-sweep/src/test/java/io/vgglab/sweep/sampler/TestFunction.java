package io.vgglab.sweep.sampler;

import io.vgglab.sweep.space.Assignment;
import io.vgglab.sweep.space.FloatRange;
import io.vgglab.sweep.space.Parameter;
import io.vgglab.sweep.space.SearchSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** A function with a known least value, which samplers are compared on. */
record TestFunction(String name, SearchSpace space, ToDoubleFunction<double[]> function) {

  private static final double[] ALPHA = {1.0, 1.2, 3.0, 3.2};
  private static final double[][] A = {
    {10, 3, 17, 3.5, 1.7, 8},
    {0.05, 10, 17, 0.1, 8, 14},
    {3, 3.5, 1.7, 10, 17, 8},
    {17, 8, 0.05, 10, 0.1, 14}
  };
  private static final double[][] P = {
    {0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886},
    {0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991},
    {0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.6650},
    {0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381}
  };

  /** Least value 0.397887. */
  static final TestFunction BRANIN =
      of(
          "branin",
          List.of(FloatRange.of(-5, 10), FloatRange.of(0, 15)),
          x -> {
            double bend =
                x[1] - 5.1 / (4 * Math.PI * Math.PI) * x[0] * x[0] + 5 / Math.PI * x[0] - 6;
            return bend * bend + 10 * (1 - 1 / (8 * Math.PI)) * Math.cos(x[0]) + 10;
          });

  /** Least value -3.32237. */
  static final TestFunction HARTMANN6 = of("hartmann6", cube(6, 0, 1), TestFunction::hartmann6);

  /** Least value 0. */
  static final TestFunction ROSENBROCK10 =
      of(
          "rosenbrock10",
          cube(10, -5, 5),
          x -> {
            double sum = 0;
            for (int i = 0; i + 1 < x.length; i++) {
              double bend = x[i + 1] - x[i] * x[i];
              sum += 100 * bend * bend + (1 - x[i]) * (1 - x[i]);
            }
            return sum;
          });

  /** Least value 0. */
  static final TestFunction SPHERE10 =
      of(
          "sphere10",
          cube(10, -5, 5),
          x -> {
            double sum = 0;
            for (double value : x) {
              sum += value * value;
            }
            return sum;
          });

  static final List<TestFunction> ALL = List.of(BRANIN, HARTMANN6, ROSENBROCK10, SPHERE10);

  private static TestFunction of(
      String name, List<FloatRange> ranges, ToDoubleFunction<double[]> function) {
    List<Parameter> parameters = new ArrayList<>();
    for (FloatRange range : ranges) {
      parameters.add(Parameter.of("x" + parameters.size(), range));
    }
    return new TestFunction(name, new SearchSpace(parameters), function);
  }

  double at(Assignment chosen) {
    return function.applyAsDouble(space.names().stream().mapToDouble(chosen::real).toArray());
  }

  private static List<FloatRange> cube(int dimensions, double low, double high) {
    List<FloatRange> ranges = new ArrayList<>();
    for (int i = 0; i < dimensions; i++) {
      ranges.add(FloatRange.of(low, high));
    }
    return ranges;
  }

  private static double hartmann6(double[] x) {
    double sum = 0;
    for (int i = 0; i < ALPHA.length; i++) {
      double inner = 0;
      for (int j = 0; j < x.length; j++) {
        inner += A[i][j] * (x[j] - P[i][j]) * (x[j] - P[i][j]);
      }
      sum -= ALPHA[i] * Math.exp(-inner);
    }
    return sum;
  }
}
