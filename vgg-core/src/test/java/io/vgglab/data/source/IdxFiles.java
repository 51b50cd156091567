package io.vgglab.data.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** Writes small data sets in the layout of MNIST, for tests. */
public final class IdxFiles {
  static final int IMAGES = 0x0803;
  static final int LABELS = 0x0801;

  private IdxFiles() {}

  /** Four compressed files: 20 training and 10 test images of 4x5 with labels 0 to 9. */
  public static Path write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.write(folder.resolve("train-images-idx3-ubyte.gz"), gzip(images(20)));
    Files.write(folder.resolve("train-labels-idx1-ubyte.gz"), gzip(labels(20)));
    Files.write(folder.resolve("t10k-images-idx3-ubyte.gz"), gzip(images(10)));
    Files.write(folder.resolve("t10k-labels-idx1-ubyte.gz"), gzip(labels(10)));
    return folder;
  }

  static byte[] images(int count) {
    byte[] pixels = new byte[count * 20];
    new Random(count).nextBytes(pixels);
    return file(IMAGES, pixels, count, 4, 5);
  }

  static byte[] labels(int count) {
    byte[] labels = new byte[count];
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) (i % 10);
    }
    return file(LABELS, labels, count);
  }

  static byte[] file(int magic, byte[] values, int... sizes) {
    ByteBuffer buffer = ByteBuffer.allocate(4 + 4 * sizes.length + values.length);
    buffer.putInt(magic);
    for (int size : sizes) {
      buffer.putInt(size);
    }
    return buffer.put(values).array();
  }

  static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }
}
