package io.vgglab.network;

/**
 * Sums over training steps.
 *
 * @param lossSum sum over images of the training loss as defined by {@link StepSpec}, without L2
 * @param correct images whose largest probability was the label's
 * @param count images
 */
public record Totals(double lossSum, long correct, long count) {

  /** Nothing yet. */
  public static final Totals NONE = new Totals(0, 0, 0);

  /** Mean loss an image; NaN for none. */
  public double loss() {
    return lossSum / count;
  }

  /** Share of hits in [0, 1]; NaN for none. */
  public double accuracy() {
    return (double) correct / count;
  }

  /** Both together. */
  public Totals plus(Totals other) {
    return new Totals(lossSum + other.lossSum, correct + other.correct, count + other.count);
  }
}
