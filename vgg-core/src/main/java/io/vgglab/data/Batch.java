package io.vgglab.data;

import io.vgglab.model.TensorShape;
import java.util.Objects;

/**
 * What one step sees: uint8 pixels {@code [size, channels, height, width]} and as many labels.
 *
 * <p>Owns its arrays; engines read them and never write. Pixels are bytes so that an image of
 * CIFAR-10 crosses to a device as 3,072 bytes.
 */
public final class Batch {

  private final TensorShape shape;
  private final byte[] pixels;
  private final int[] labels;

  /** Takes over the arrays: {@code labels.length * shape.elements()} pixels. */
  public Batch(TensorShape shape, byte[] pixels, int[] labels) {
    this.shape = Objects.requireNonNull(shape, "shape");
    this.pixels = pixels;
    this.labels = labels;
    if (labels.length == 0 || pixels.length != (long) labels.length * shape.elements()) {
      throw new IllegalArgumentException(
          "pixels must hold at least 1 image of "
              + shape
              + " a label, but "
              + labels.length
              + " labels came with "
              + pixels.length
              + " bytes");
    }
  }

  /** Shape of one image. */
  public TensorShape shape() {
    return shape;
  }

  /** Number of images, at least 1. */
  public int size() {
    return labels.length;
  }

  /** The pixels themselves; read only. */
  public byte[] pixels() {
    return pixels;
  }

  /** The labels themselves; read only. */
  public int[] labels() {
    return labels;
  }
}
