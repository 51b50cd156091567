package io.vgglab.train;

import io.vgglab.data.ImageSet;
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
}
