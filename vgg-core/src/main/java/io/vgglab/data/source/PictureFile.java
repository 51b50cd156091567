package io.vgglab.data.source;

import io.vgglab.data.DataException;
import io.vgglab.model.TensorShape;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * One decoded PNG or JPEG picture as bytes [3, height, width], red, green, blue: alpha is dropped,
 * an orientation in its metadata is not applied, and a JPEG with a colour profile is converted to
 * sRGB, as well as the Java that reads it can.
 */
final class PictureFile {
  private static final int CHANNELS = 3;
  private static final int MOST_SIDE = 4_096;
  private static final long MOST_BYTES = 64L << 20;
  private static final List<String> SUFFIXES = List.of(".png", ".jpg", ".jpeg");

  private final TensorShape shape;
  private final byte[] pixels;

  private PictureFile(TensorShape shape, byte[] pixels) {
    this.shape = shape;
    this.pixels = pixels;
  }

  /**
   * Decodes a file. Its header is checked before memory for the picture is taken.
   *
   * @throws DataException if it is no PNG or JPEG, damaged, over 64 MiB or over 4,096 pixels a side
   */
  static PictureFile read(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (SUFFIXES.stream().noneMatch(name::endsWith)) {
      throw new DataException(file, "file name must end in .png, .jpg or .jpeg, but does not");
    }
    try (InputStream in = Files.newInputStream(file)) {
      if (Files.size(file) > MOST_BYTES) {
        throw new DataException(
            file,
            "size must be at most %s bytes, but was %s".formatted(MOST_BYTES, Files.size(file)));
      }
      try (ImageInputStream stream = new MemoryCacheImageInputStream(in)) {
        return decode(file, stream);
      }
    } catch (FileSystemException e) {
      throw DataException.unreadable(file, e);
    } catch (IOException e) {
      throw damaged(file, e);
    }
  }

  private static PictureFile decode(Path file, ImageInputStream stream) throws IOException {
    Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
    if (!readers.hasNext()) {
      throw new DataException(file, "must be a PNG or JPEG image, but its content is not");
    }
    ImageReader reader = readers.next();
    try {
      String format = reader.getFormatName().toLowerCase(Locale.ROOT);
      if (!List.of("png", "jpeg").contains(format)) {
        throw new DataException(file, "must be a PNG or JPEG image, but is " + format);
      }
      reader.setInput(stream, true, true);
      int width = reader.getWidth(0);
      int height = reader.getHeight(0);
      if (width > MOST_SIDE || height > MOST_SIDE) {
        throw new DataException(
            file,
            "image must be at most %1$sx%1$s, but was %2$sx%3$s"
                .formatted(MOST_SIDE, height, width));
      }
      requireColours(file, reader);
      return of(reader.read(0));
    } catch (DataException e) {
      throw e;
    } catch (RuntimeException e) {
      // the decoders of the platform answer some damage with an index out of bounds and the like
      throw damaged(file, e);
    } finally {
      reader.dispose();
    }
  }

  /** Java decodes no JPEG of four inks, or does so from some version on. */
  private static void requireColours(Path file, ImageReader reader) throws IOException {
    ImageTypeSpecifier raw = reader.getRawImageType(0);
    boolean jpeg = reader.getFormatName().equalsIgnoreCase("jpeg");
    if (jpeg && (raw == null || raw.getNumBands() > CHANNELS)) {
      throw new DataException(
          file, "JPEG must be grey or RGB, but has other colours, such as CMYK; convert it");
    }
  }

  private static DataException damaged(Path file, Exception cause) {
    String reason =
        String.valueOf(cause.getMessage()).lines().findFirst().orElse("no reason given");
    return new DataException(file, "image must be readable, but was damaged: " + reason, cause);
  }

  private static PictureFile of(BufferedImage image) {
    TensorShape shape = new TensorShape(CHANNELS, image.getHeight(), image.getWidth());
    byte[] pixels = new byte[shape.elements()];
    boolean grey =
        image.getRaster().getNumBands() <= 2 && !(image.getColorModel() instanceof IndexColorModel);
    for (int y = 0; y < shape.height(); y++) {
      for (int x = 0; x < shape.width(); x++) {
        int rgb = grey ? grey(image.getRaster(), x, y) : image.getRGB(x, y);
        for (int c = 0; c < CHANNELS; c++) {
          pixels[c * shape.area() + y * shape.width() + x] = (byte) (rgb >> (16 - 8 * c));
        }
      }
    }
    return new PictureFile(shape, pixels);
  }

  /** The stored value: {@code getRGB} would brighten grey images by a change of colour space. */
  private static int grey(Raster raster, int x, int y) {
    int sample = raster.getSample(x, y, 0);
    int value = raster.getTransferType() == DataBuffer.TYPE_USHORT ? sample >> 8 : sample;
    return value * 0x010101;
  }

  TensorShape shape() {
    return shape;
  }

  void copyTo(byte[] target, int offset) {
    System.arraycopy(pixels, 0, target, offset, pixels.length);
  }
}
