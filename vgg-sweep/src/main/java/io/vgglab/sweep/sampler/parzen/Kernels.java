package io.vgglab.sweep.sampler.parzen;

import io.vgglab.sweep.space.ChoiceRange;
import io.vgglab.sweep.space.FloatRange;
import io.vgglab.sweep.space.IntRange;
import io.vgglab.sweep.space.Range;

/** One kernel per observation of a parameter, and the prior's kernel last. */
sealed interface Kernels permits CategoricalKernels, NumericKernels {

  /**
   * The kernels of some observations.
   *
   * @param observations values in their internal form, oldest trial first
   * @param dimensions number of parameters in the joint model
   */
  static Kernels of(Range range, double[] observations, ParzenRule rule, int dimensions) {
    if (range instanceof FloatRange real) {
      return NumericKernels.of(Axis.of(real), observations, rule, dimensions);
    }
    if (range instanceof IntRange whole) {
      return NumericKernels.of(Axis.of(whole), observations, rule, dimensions);
    }
    if (range instanceof ChoiceRange choice) {
      return CategoricalKernels.of(choice.choices().size(), observations, rule);
    }
    throw new AssertionError(range);
  }

  /** The internal value at a share u of one kernel, u in [0, 1). */
  double draw(int kernel, double u);

  /** Tells whether a log-density takes a few arithmetic operations only. */
  boolean isCheap();

  /**
   * Adds the log-density of kernels at samples.
   *
   * @param samples internal values
   * @param live [sample, position], the kernels that have a share left, in ascending order; kernels
   *     that are cheap may be added all the same
   * @param sums [sample, kernel]
   */
  void addLogDensities(double[] samples, int[][] live, double[][] sums);
}
