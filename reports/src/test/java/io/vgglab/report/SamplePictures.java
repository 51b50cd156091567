package io.vgglab.report;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;

/** Pictures of 32 by 32 pixels that no photographer took. */
final class SamplePictures {

  private SamplePictures() {}

  /** The {@code n}-th picture as PNG in Base64. */
  static String png(int n) {
    BufferedImage image = new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 32; y++) {
      for (int x = 0; x < 32; x++) {
        int distance = (int) Math.hypot(x - 10 - n, y - 16);
        int red = Math.max(0, 220 - 12 * distance);
        image.setRGB(x, y, red << 16 | (90 + 4 * y) << 8 | 60 + 12 * n);
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Base64.getEncoder().encodeToString(out.toByteArray());
  }
}
