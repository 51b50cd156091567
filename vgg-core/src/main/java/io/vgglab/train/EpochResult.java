package io.vgglab.train;

import io.vgglab.eval.ConfusionMatrix;
import java.util.Objects;

/**
 * What one epoch came to.
 *
 * @param epoch number of the epoch, from 1
 * @param loss mean training loss an image, without L2
 * @param accuracy share of validation images classified correctly after the epoch, in [0, 1]
 * @param macroF1 unweighted mean F1 over the classes on validation, in [0, 1]
 * @param learningRate rate of the epoch's last step
 * @param imagesPerSecond training images over the seconds spent on training them
 * @param seconds wall-clock time of the epoch, training and validation
 * @param confusion validation counts
 */
public record EpochResult(
    int epoch,
    double loss,
    double accuracy,
    double macroF1,
    double learningRate,
    double imagesPerSecond,
    double seconds,
    ConfusionMatrix confusion) {

  /** Checks the number and that counts are there. */
  public EpochResult {
    if (epoch < 1) {
      throw new IllegalArgumentException("epoch must be at least 1, but was " + epoch);
    }
    Objects.requireNonNull(confusion, "confusion");
  }
}
