package io.vgglab.cli;

import java.util.Locale;

/**
 * How fast a network trains, as text.
 *
 * @param operations floating-point operations of one image's training step by the plan; 0 where
 *     networks differ, and only images are counted
 */
record Speed(long operations) {

  private static final double GIGA = 1e9;

  /** Of work on networks that differ. */
  static Speed ofManyNetworks() {
    return new Speed(0);
  }

  /** Images a second and, of one network, billions of its operations a second. */
  String text(double imagesPerSecond) {
    String images = String.format(Locale.ROOT, "%.0f images/s", imagesPerSecond);
    return operations == 0
        ? images
        : images
            + String.format(Locale.ROOT, ", %.1f GFLOP/s", imagesPerSecond * operations / GIGA);
  }
}
