package io.vgglab.train;

/**
 * What keeps a network from fitting its training images too closely, dropout aside.
 *
 * @param l2 factor lambda of the penalty {@code 0.5 * lambda * w^2} on kernels, at least 0
 * @param labelSmoothing share of the target spread over all classes, in [0, 1)
 * @param clipNorm largest norm of all gradients together; 0 for no clipping
 * @param balancedClasses whether a class weighs inversely to how often it occurs
 */
public record Regularization(
    double l2, double labelSmoothing, double clipNorm, boolean balancedClasses) {

  /** Checks every component. */
  public Regularization {
    notNegative("l2", l2);
    notNegative("clipNorm", clipNorm);
    if (!(labelSmoothing >= 0 && labelSmoothing < 1)) {
      throw new IllegalArgumentException(
          "labelSmoothing must be at least 0 and below 1, but was " + labelSmoothing);
    }
  }

  private static void notNegative(String name, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + " must be at least 0 and finite, but was " + value);
    }
  }

  /** Nothing. */
  public static Regularization none() {
    return new Regularization(0, 0, 0, false);
  }

  /** This with another L2 factor. */
  public Regularization withL2(double value) {
    return new Regularization(value, labelSmoothing, clipNorm, balancedClasses);
  }

  /** This with another label smoothing. */
  public Regularization withLabelSmoothing(double value) {
    return new Regularization(l2, value, clipNorm, balancedClasses);
  }

  /** This with another limit on the gradients' norm. */
  public Regularization withClipNorm(double value) {
    return new Regularization(l2, labelSmoothing, value, balancedClasses);
  }

  /** This with or without class weights. */
  public Regularization withBalancedClasses(boolean value) {
    return new Regularization(l2, labelSmoothing, clipNorm, value);
  }
}
