package io.vgglab.report.figure;

/**
 * One epoch of a training; a number that was not measured is NaN.
 *
 * @param epoch counted from 1
 * @param loss mean training loss
 * @param accuracy share of right answers on the validated split, in [0, 1]
 * @param macroF1 macro F1 on the validated split, in [0, 1]
 * @param learningRate rate of the epoch's last step
 * @param imagesPerSecond training images per second
 * @param seconds wall time of the epoch
 */
public record EpochRow(
    int epoch,
    double loss,
    double accuracy,
    double macroF1,
    double learningRate,
    double imagesPerSecond,
    double seconds) {

  /** Checks that epochs are counted from 1. */
  public EpochRow {
    if (epoch < 1) {
      throw new IllegalArgumentException("epoch must be at least 1, but was " + epoch);
    }
  }
}
