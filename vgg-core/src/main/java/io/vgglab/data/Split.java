package io.vgglab.data;

import java.util.Objects;

/**
 * Training data cut in two: images to learn from and images to choose by.
 *
 * <p>The test set is not a part of it ({@link TestSet}).
 *
 * @param training the images that gradients see
 * @param validation the images that selection, schedules and early stopping see
 */
public record Split(ImageSet training, ImageSet validation) {
  /** Checks that both parts are there. */
  public Split {
    Objects.requireNonNull(training, "training");
    Objects.requireNonNull(validation, "validation");
  }

  /**
   * Cuts off a validation slice in which every class keeps its share, and a class of 2 images and
   * more has one in each part if they have room for so many classes. The same seed gives the same
   * slice, and both parts keep the order of the images.
   *
   * @param images training images, at least 2
   * @param validationFraction part for validation, above 0 and below 1, rounded to whole images
   * @param seed the root of the draw
   * @throws IllegalArgumentException if the fraction is out of range or leaves a part empty
   */
  public static Split stratified(ImageSet images, double validationFraction, long seed) {
    if (!(validationFraction > 0 && validationFraction < 1)) {
      throw new IllegalArgumentException(
          "validationShare must be above 0 and below 1, but was " + validationFraction);
    }
    int count = (int) Math.round(images.size() * validationFraction);
    if (count < 1 || count >= images.size()) {
      throw new IllegalArgumentException(
          "validationShare must leave at least 1 image to each part, but %s of %s gives %s"
              .formatted(validationFraction, images.size(), count));
    }
    boolean few = count <= images.size() / 2;
    int[] drawn = Strata.draw(images, few ? count : images.size() - count, seed);
    ImageSet part = images.select(drawn);
    ImageSet rest = images.select(Strata.rest(images, drawn));
    return few ? new Split(rest, part) : new Split(part, rest);
  }
}
