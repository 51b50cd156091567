package io.vgglab.sweep.sampler.parzen;

/** The standard normal distribution cut to an interval [a, b]. */
public final class TruncatedNormal {

  private TruncatedNormal() {}

  /** Beyond this many deviations on both sides the mass outside is lost in rounding. */
  private static final double WHOLE = 9;

  /** Within this many deviations the difference of two tails does not underflow. */
  private static final double PLAIN = 30;

  /** The logarithm of the probability that a standard normal value lies between a and b. */
  public static double logMass(double a, double b) {
    if (a < -WHOLE && b > WHOLE) {
      return 0;
    }
    if ((a > 0 && b < PLAIN) || (b <= 0 && a > -PLAIN)) {
      double near = StandardNormal.cumulative(a > 0 ? -a : b);
      double far = StandardNormal.cumulative(a > 0 ? -b : a);
      return Math.log(near - far);
    }
    if (b <= 0) {
      return leftMass(a, b);
    }
    if (a > 0) {
      return leftMass(-b, -a);
    }
    double left = a < -WHOLE ? 0 : StandardNormal.cumulative(a);
    double right = b > WHOLE ? 0 : StandardNormal.cumulative(-b);
    return Math.log(1 - left - right);
  }

  /**
   * The value below which the share q of the cut distribution lies.
   *
   * @param q from 0 to 1
   */
  static double quantile(double q, double a, double b) {
    if (a == b) {
      return Double.NaN;
    }
    if (q == 0 || q == 1) {
      return q == 0 ? a : b;
    }
    double logMass = logMass(a, b);
    return a < 0
        ? StandardNormal.quantileOfLog(
            logSum(StandardNormal.logCumulative(a), Math.log(q) + logMass))
        : -StandardNormal.quantileOfLog(
            logSum(StandardNormal.logCumulative(-b), Math.log1p(-q) + logMass));
  }

  private static double leftMass(double a, double b) {
    double upper = StandardNormal.logCumulative(b);
    return upper + Math.log1p(-Math.exp(StandardNormal.logCumulative(a) - upper));
  }

  private static double logSum(double p, double q) {
    double greater = Math.max(p, q);
    return greater == Double.NEGATIVE_INFINITY
        ? greater
        : greater + Math.log1p(Math.exp(Math.min(p, q) - greater));
  }
}
