package io.vgglab.sweep.sampler.parzen;

/** The standard normal distribution where logarithms of small probabilities matter. */
final class StandardNormal {

  /** log sqrt(2 pi). */
  static final double LOG_SQRT_2PI = 0.5 * Math.log(2 * Math.PI);

  private static final double INVERSE_SQRT_2 = Math.sqrt(0.5);
  private static final double LEFT_TAIL = -1;

  /** Above this log-probability the quantile is taken from the other tail. */
  private static final double MIRROR = -1e-2;

  private static final double FAR = -5;
  private static final double LOGISTIC_SCALE = Math.sqrt(3) / Math.PI;
  private static final double TOLERANCE = 1e-8;
  private static final int MAX_STEPS = 100;

  private StandardNormal() {}

  /** The probability below x. */
  static double cumulative(double x) {
    return 0.5 * ErrorFunction.erfc(-x * INVERSE_SQRT_2);
  }

  /** The logarithm of the probability below x. */
  static double logCumulative(double x) {
    if (x > 0) {
      return Math.log1p(-cumulative(-x));
    }
    if (x > LEFT_TAIL) {
      return Math.log(cumulative(x));
    }
    return Math.log(0.5 * ErrorFunction.scaled(-x * INVERSE_SQRT_2)) - 0.5 * x * x;
  }

  /** The x whose {@link #logCumulative} is given, by Newton's method on the logarithm. */
  static double quantileOfLog(double logProbability) {
    if (logProbability == Double.NEGATIVE_INFINITY) {
      return Double.NEGATIVE_INFINITY;
    }
    return logProbability > MIRROR
        ? -lowerQuantile(Math.log(-Math.expm1(logProbability)))
        : lowerQuantile(logProbability);
  }

  private static double lowerQuantile(double target) {
    double x =
        target < FAR
            ? -Math.sqrt(-2 * (target + LOG_SQRT_2PI))
            : -LOGISTIC_SCALE * Math.log(Math.expm1(-target));
    for (int i = 0; i < MAX_STEPS; i++) {
      double log = logCumulative(x);
      double step = (log - target) * Math.exp(log + 0.5 * x * x + LOG_SQRT_2PI);
      x -= step;
      if (Math.abs(step) < TOLERANCE * Math.abs(x)) {
        break;
      }
    }
    return x;
  }
}
