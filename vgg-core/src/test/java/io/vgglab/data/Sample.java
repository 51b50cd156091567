package io.vgglab.data;

import io.vgglab.model.TensorShape;
import java.util.Arrays;
import java.util.List;

/** Small image sets in which each pixel tells its image and its place. */
final class Sample {
  private Sample() {}

  /** Images 4x4x1 filled with their index; labels 0, 1, 2, 0, 1, 2, ... */
  static ImageSet images(int count) {
    byte[] pixels = new byte[count * 16];
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      Arrays.fill(pixels, i * 16, i * 16 + 16, (byte) i);
      labels[i] = i % 3;
    }
    return new ImageSet(new TensorShape(1, 4, 4), List.of("a", "b", "c"), pixels, labels);
  }
}
