package io.vgglab.train;

import io.vgglab.data.Augmentation;
import io.vgglab.data.PixelScaling;
import java.util.Objects;

/**
 * Which images a run sees and how.
 *
 * @param scaling from pixels to the network's input
 * @param augmentation random changes of training images
 * @param validation where validation images come from
 * @param validationShare share of the training images held out, in (0, 0.5]; used with {@link
 *     Validation#SLICE}
 * @param limit most training images used, stratified and seeded; 0 for all; validation is never cut
 */
public record DataPlan(
    PixelScaling scaling,
    Augmentation augmentation,
    Validation validation,
    double validationShare,
    int limit) {

  /** Checks every component. */
  public DataPlan {
    Objects.requireNonNull(scaling, "scaling");
    Objects.requireNonNull(augmentation, "augmentation");
    Objects.requireNonNull(validation, "validation");
    if (!(validationShare > 0 && validationShare <= 0.5)) {
      throw new IllegalArgumentException(
          "validationShare must be above 0 and at most 0.5, but was " + validationShare);
    }
    if (limit < 0) {
      throw new IllegalArgumentException("limit must be at least 0, but was " + limit);
    }
  }

  /** Standardised pixels and a tenth of the training images held out. */
  public static DataPlan standard() {
    return new DataPlan(PixelScaling.STANDARDIZED, Augmentation.NONE, Validation.SLICE, 0.1, 0);
  }

  /** Raw pixels, validated on the test images, as the 2018 experiment did. */
  public static DataPlan seed() {
    return new DataPlan(PixelScaling.RAW, Augmentation.NONE, Validation.TEST, 0.1, 0);
  }

  /** This with another scaling. */
  public DataPlan withScaling(PixelScaling value) {
    return new DataPlan(value, augmentation, validation, validationShare, limit);
  }

  /** This with validation images from elsewhere. */
  public DataPlan withValidation(Validation value) {
    return new DataPlan(scaling, augmentation, value, validationShare, limit);
  }

  /** This with other changes of training images. */
  public DataPlan withAugmentation(Augmentation value) {
    return new DataPlan(scaling, value, validation, validationShare, limit);
  }

  /** This holding out another share. */
  public DataPlan withValidationShare(double value) {
    return new DataPlan(scaling, augmentation, validation, value, limit);
  }

  /** This with another limit. */
  public DataPlan withLimit(int value) {
    return new DataPlan(scaling, augmentation, validation, validationShare, value);
  }

  /** Where validation images come from. */
  public enum Validation {
    /** A stratified slice of the training images. */
    SLICE,
    /** The test images: only for repeating experiments that did so. */
    TEST
  }
}
