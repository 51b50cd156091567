package io.vgglab.data;

/**
 * A data set: a name, training images and a closed test set.
 *
 * <p>Each call of {@link #training()} reads the files again and returns the same images; callers
 * keep the result. Open for extension: tests need sources that fail.
 */
public interface ImageSource {
  /** The name in records and reports, such as {@code cifar-10}; holds no path. */
  String name();

  /**
   * The training images, from which a validation slice may be cut ({@link Split}).
   *
   * @throws DataException if they are missing or damaged
   */
  ImageSet training();

  /** The test images, still closed: no file is read before {@link TestSet#open()}. */
  TestSet test();

  /**
   * The SHA-256 of all images and labels, as 64 hexadecimal digits; reads the test images.
   *
   * @param training what {@link #training()} returned, not to be read once more
   * @throws DataException if the test images are missing or damaged
   */
  default String contentHash(ImageSet training) {
    return ContentHash.of(training, test().open());
  }

  /**
   * The same data with grey images repeated to {@code channels} channels.
   *
   * @throws IllegalArgumentException on reading, if the images have several channels, but not as
   *     many
   */
  default ImageSource withChannels(int channels) {
    return new RepeatedChannels(this, channels);
  }
}
