package io.vgglab.train;

import io.vgglab.eval.ConfusionMatrix;
import java.util.Objects;
import java.util.Optional;

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
 * @param confusion validation counts; a run keeps those of its last epoch, so that 1,000 classes
 *     fill neither memory nor checkpoints
 */
public record EpochResult(
    int epoch,
    double loss,
    double accuracy,
    double macroF1,
    double learningRate,
    double imagesPerSecond,
    double seconds,
    Optional<ConfusionMatrix> confusion) {

  /** Checks the number. */
  public EpochResult {
    if (epoch < 1) {
      throw new IllegalArgumentException("epoch must be at least 1, but was " + epoch);
    }
    Objects.requireNonNull(confusion, "confusion");
  }

  /** The same figures without the counts. */
  EpochResult withoutConfusion() {
    return new EpochResult(
        epoch, loss, accuracy, macroF1, learningRate, imagesPerSecond, seconds, Optional.empty());
  }
}
