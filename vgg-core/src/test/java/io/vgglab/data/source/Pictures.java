package io.vgglab.data.source;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Writes small folders of images, for tests. */
public final class Pictures {
  private Pictures() {}

  /** Two classes, cat and dog: two training images and one test image each, 8 wide and 6 high. */
  public static Path write(Path folder) throws IOException {
    png(folder.resolve("train/cat/a.png"), 8, 6, 0x0a141e);
    jpeg(folder.resolve("train/cat/b.jpg"), 8, 6, 0x808080);
    png(folder.resolve("train/dog/c.png"), 8, 6, 0xff0000);
    png(folder.resolve("train/dog/d.png"), 8, 6, 0x00ff00);
    png(folder.resolve("test/cat/e.png"), 8, 6, 0x101010);
    jpeg(folder.resolve("test/dog/f.JPEG"), 8, 6, 0x0000ff);
    return folder;
  }

  static void png(Path file, int width, int height, int rgb) throws IOException {
    write(file, width, height, rgb, "png");
  }

  static void jpeg(Path file, int width, int height, int rgb) throws IOException {
    write(file, width, height, rgb, "jpeg");
  }

  static void write(Path file, int width, int height, int rgb, String format) throws IOException {
    Files.createDirectories(file.getParent());
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, rgb);
      }
    }
    if (!ImageIO.write(image, format, file.toFile())) {
      throw new IOException("no writer for " + format);
    }
  }
}
