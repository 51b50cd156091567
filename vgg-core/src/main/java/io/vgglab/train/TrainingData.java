package io.vgglab.train;

import io.vgglab.data.ImageSet;
import io.vgglab.data.Split;
import io.vgglab.data.TestSet;
import io.vgglab.provenance.Seeds;
import java.util.Objects;

/**
 * The images of a run.
 *
 * @param training what steps see
 * @param validation what epochs are measured on
 * @param validatedOn {@code validation} for held-out training images, {@code test} where the
 *     experiment repeats one that validated on its test images
 */
public record TrainingData(ImageSet training, ImageSet validation, String validatedOn) {

  /** Checks that both have the same shape and classes. */
  public TrainingData {
    Objects.requireNonNull(validatedOn, "validatedOn");
    if (!training.shape().equals(validation.shape())
        || !training.classNames().equals(validation.classNames())) {
      throw new IllegalArgumentException(
          "training and validation images must have the same shape and classes, but were "
              + training.shape()
              + " and "
              + validation.shape());
    }
  }

  /**
   * The images that a plan asks for: validation first, the limit afterwards, so that it cuts
   * training images only.
   *
   * @param images all training images
   * @param test opened only if the plan validates on it
   */
  public static TrainingData of(ImageSet images, TestSet test, TrainingPlan plan) {
    long seed = new Seeds(plan.seed()).split();
    DataPlan data = plan.data();
    return switch (data.validation()) {
      case TEST -> new TrainingData(limited(images, data.limit(), seed), test.open(), "test");
      case SLICE -> {
        Split split = Split.stratified(images, data.validationShare(), seed);
        yield new TrainingData(
            limited(split.training(), data.limit(), seed), split.validation(), "validation");
      }
    };
  }

  /** The SHA-256 of training and validation images, with a blank between. */
  String contentHash() {
    return training.contentHash() + ' ' + validation.contentHash();
  }

  private static ImageSet limited(ImageSet images, int limit, long seed) {
    return limit == 0 ? images : images.limit(limit, seed);
  }
}
