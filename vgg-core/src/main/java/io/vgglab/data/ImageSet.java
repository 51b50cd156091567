package io.vgglab.data;

import io.vgglab.model.TensorShape;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Labelled images in memory: uint8 pixels {@code [n, channels, height, width]} in one array.
 *
 * <p>Owns its arrays: nobody writes to them after construction. Safe to share between threads.
 */
public final class ImageSet {

  private final TensorShape shape;
  private final List<String> classNames;
  private final byte[] pixels;
  private final int[] labels;

  /**
   * Takes over the arrays; the caller must not write to them afterwards.
   *
   * @param shape shape of one image
   * @param classNames names by label, at least 2
   * @param pixels {@code labels.length * shape.elements()} bytes
   * @param labels one label an image, in [0, classNames.size())
   * @throws IllegalArgumentException if there are fewer names, lengths disagree or a label has no
   *     class
   */
  public ImageSet(TensorShape shape, List<String> classNames, byte[] pixels, int[] labels) {
    this.shape = Objects.requireNonNull(shape, "shape");
    this.classNames = List.copyOf(classNames);
    this.pixels = pixels;
    this.labels = labels;
    if (this.classNames.size() < 2) {
      throw new IllegalArgumentException(
          "classNames must be at least 2, but were " + this.classNames.size());
    }
    if (pixels.length != (long) labels.length * shape.elements()) {
      throw new IllegalArgumentException(
          "pixels must hold "
              + labels.length
              + " x "
              + shape.elements()
              + " bytes, but holds "
              + pixels.length);
    }
    for (int label : labels) {
      if (label < 0 || label >= this.classNames.size()) {
        throw new IllegalArgumentException(
            "label must be between 0 and " + (this.classNames.size() - 1) + ", but was " + label);
      }
    }
  }

  /** Shape of one image. */
  public TensorShape shape() {
    return shape;
  }

  /** Class names by label. */
  public List<String> classNames() {
    return classNames;
  }

  /** Number of classes. */
  public int classes() {
    return classNames.size();
  }

  /** Number of images. */
  public int size() {
    return labels.length;
  }

  /** Label of an image. */
  public int label(int index) {
    return labels[index];
  }

  /** All labels, a copy. */
  public int[] labels() {
    return labels.clone();
  }

  /** Copies the pixels of one image into {@code target} from {@code offset} on. */
  public void copyPixels(int index, byte[] target, int offset) {
    int length = shape.elements();
    System.arraycopy(pixels, index * length, target, offset, length);
  }

  /** The pixel array itself, for readers in this package. */
  byte[] pixels() {
    return pixels;
  }

  /** The images at {@code indices}, in that order. */
  public ImageSet select(int[] indices) {
    int length = shape.elements();
    byte[] chosen = new byte[Math.multiplyExact(indices.length, length)];
    for (int i = 0; i < indices.length; i++) {
      copyPixels(indices[i], chosen, i * length);
    }
    return new ImageSet(
        shape, classNames, chosen, Arrays.stream(indices).map(index -> labels[index]).toArray());
  }

  /** Number of images by label. */
  public int[] classCounts() {
    int[] counts = new int[classes()];
    for (int label : labels) {
      counts[label]++;
    }
    return counts;
  }

  /**
   * At most {@code count} of the images, every class in its share, drawn by the seed; in their
   * order. All of them if there are no more.
   *
   * @throws IllegalArgumentException if count is below 1
   */
  public ImageSet limit(int count, long seed) {
    if (count < 1) {
      throw new IllegalArgumentException("limit must be at least 1, but was " + count);
    }
    return count >= size() ? this : select(Strata.draw(this, count, seed));
  }

  /**
   * These images with {@code channels} channels: grey ones are repeated, others must have as many.
   *
   * @throws IllegalArgumentException if the images have several channels, but not as many
   */
  public ImageSet withChannels(int channels) {
    if (channels == shape.channels()) {
      return this;
    }
    if (shape.channels() != 1 || channels < 1) {
      throw new IllegalArgumentException(
          "channels must be %s, but was %s"
              .formatted(
                  shape.channels() == 1 ? "at least 1" : shape.channels() + " as in the images",
                  channels));
    }
    TensorShape wider = shape.withChannels(channels);
    long bytes = (long) size() * shape.area() * channels;
    if (bytes > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "channels must leave at most 2147483647 bytes of pixels, but %s of %s images are %s; use a"
                  .formatted(channels, size(), bytes)
              + " smaller limit or input");
    }
    int area = shape.area();
    byte[] repeated = new byte[(int) bytes];
    for (int i = 0; i < size(); i++) {
      for (int c = 0; c < channels; c++) {
        System.arraycopy(pixels, i * area, repeated, (i * channels + c) * area, area);
      }
    }
    return new ImageSet(wider, classNames, repeated, labels);
  }

  /** The SHA-256 of shape, labels and pixels, as 64 hexadecimal digits. */
  public String contentHash() {
    return ContentHash.of(this);
  }
}
