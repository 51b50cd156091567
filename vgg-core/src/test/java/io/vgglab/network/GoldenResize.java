package io.vgglab.network;

import io.vgglab.model.Resize;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * An image of 4x4 pixels and what each method makes of it at 7x7, worked out in exact arithmetic by
 * {@code resize_golden.py}, which stands beside the file.
 *
 * <p>libtorch 2.10.0 (nearest, bilinear, bicubic without aligned corners) and TensorFlow.js 4.22.0
 * (nearest, bilinear with and without half-pixel centres) give the same values within float32.
 */
public final class GoldenResize {

  /** Side of the image. */
  public static final int IN = 4;

  /** Side after the resize. */
  public static final int OUT = 7;

  private GoldenResize() {}

  /** The pixels, row by row, 0 to 255. */
  public static double[] image() {
    return line("IMAGE");
  }

  /** The values after a resize, row by row. */
  public static double[] after(Resize.Method method) {
    return line(method.name());
  }

  private static double[] line(String name) {
    try (InputStream in = GoldenResize.class.getResourceAsStream("resize-4x4-to-7x7.txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      String line =
          text.lines().filter(row -> row.startsWith(name + " ")).findFirst().orElseThrow();
      return Arrays.stream(line.split(" ", -1)).skip(1).mapToDouble(Double::parseDouble).toArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
