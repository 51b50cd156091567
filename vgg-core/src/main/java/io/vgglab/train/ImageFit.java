package io.vgglab.train;

import io.vgglab.model.TensorShape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Fits networks to images: an input shape or number of classes that was not set follows the images,
 * and one that was set must suit them. Grey images suit a network of any number of channels, which
 * then sees them repeated.
 *
 * @param images shape of one image
 * @param classes number of classes that the images have
 */
public record ImageFit(TensorShape images, int classes) {

  /** The settings that follow the images. */
  public static final List<Setting> FOLLOWING = List.of(Setting.INPUT, Setting.CLASSES);

  /** Checks that there is a shape. */
  public ImageFit {
    Objects.requireNonNull(images, "images");
  }

  /**
   * An experiment whose network takes the images.
   *
   * @param set names of the settings that were set on purpose
   * @throws IllegalArgumentException if a set input or number of classes does not suit the images
   */
  public Experiment fit(Experiment experiment, Set<String> set) {
    Map<String, String> following = new LinkedHashMap<>();
    if (set.contains(Setting.INPUT.key())) {
      requireSuiting(experiment.spec().input());
    } else {
      following.put(Setting.INPUT.key(), images.toString());
    }
    if (set.contains(Setting.CLASSES.key())) {
      requireSuiting(experiment.spec().classes());
    } else {
      following.put(Setting.CLASSES.key(), Integer.toString(classes));
    }
    return experiment.with(following);
  }

  private void requireSuiting(TensorShape input) {
    boolean grey = images.channels() == 1;
    if (!images.withChannels(grey ? input.channels() : images.channels()).equals(input)) {
      throw new IllegalArgumentException(
          "input must be "
              + images
              + " as the images are"
              + (grey ? ", or as high and wide with their grey channel repeated" : "")
              + ", but was "
              + input
              + "; another size is what resize is for");
    }
  }

  private void requireSuiting(int number) {
    if (number != classes) {
      throw new IllegalArgumentException(
          "classes must be " + classes + " as the images have, but was " + number);
    }
  }
}
