package io.vgglab.sweep.sampler.parzen;

import io.vgglab.sweep.space.FloatRange;
import io.vgglab.sweep.space.IntRange;

/**
 * A numeric range as kernels see it: on the logarithmic scale if it has one, and widened by half a
 * step on both sides if only steps are possible.
 *
 * @param lowest least value of the range
 * @param highest greatest value of the range
 * @param step distance of neighbouring values, 0 for a continuous range
 * @param log whether the kernels work on logarithms
 */
record Axis(double lowest, double highest, double step, boolean log) {

  static Axis of(FloatRange range) {
    return new Axis(range.low(), range.high(), range.step(), range.log());
  }

  static Axis of(IntRange range) {
    return new Axis((double) range.low(), (double) range.high(), range.step(), range.log());
  }

  boolean isStepped() {
    return step != 0;
  }

  /** Lower end of the kernels' domain. */
  double low() {
    return scale(lowest - step / 2);
  }

  /** Upper end of the kernels' domain. */
  double high() {
    return scale(highest + step / 2);
  }

  /** A value on the kernels' scale; one outside the range that has no logarithm is far below. */
  double scale(double value) {
    return log ? Math.log(Math.max(value, Double.MIN_VALUE)) : value;
  }

  /** The value of the range that a point of the kernels' domain stands for. */
  double unscale(double point) {
    double value = log ? Math.exp(point) : point;
    if (isStepped()) {
      value = lowest + Math.rint((value - lowest) / step) * step;
    }
    return Math.max(lowest, Math.min(highest, value));
  }
}
