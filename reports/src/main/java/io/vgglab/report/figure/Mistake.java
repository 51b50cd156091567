package io.vgglab.report.figure;

import java.util.Base64;
import java.util.Objects;

/**
 * An image that a network got wrong, small enough to stand in a page.
 *
 * @param truth its class
 * @param predicted the class that the network gave it
 * @param probability that the network gave its answer, in [0, 1], NaN where unknown
 * @param png the image as PNG in Base64, at most {@value #MAX_BYTES} bytes before encoding
 */
public record Mistake(String truth, String predicted, double probability, String png) {

  /** Bytes that the image may have. */
  public static final int MAX_BYTES = 16_384;

  private static final String SIGNATURE = "iVBORw0KGgo";

  /** Checks that the image is a small PNG. */
  public Mistake {
    Objects.requireNonNull(truth, "truth");
    Objects.requireNonNull(predicted, "predicted");
    if (!png.startsWith(SIGNATURE)) {
      throw new IllegalArgumentException(
          "png must start with the signature of PNG in Base64, but started with "
              + png.substring(0, Math.min(12, png.length())));
    }
    int bytes = Base64.getDecoder().decode(png).length;
    if (bytes > MAX_BYTES) {
      throw new IllegalArgumentException(
          "png must have at most " + MAX_BYTES + " bytes, but had " + bytes);
    }
  }
}
