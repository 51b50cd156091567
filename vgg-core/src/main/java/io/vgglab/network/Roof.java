package io.vgglab.network;

/**
 * What a device can do at best, measured by an engine's own library in the process that asks.
 *
 * @param gigaflops largest rate of a float32 product of square matrices, 1e9 operations a second
 * @param gigabytes largest rate of adding two large arrays, 1e9 bytes read and written a second
 */
public record Roof(double gigaflops, double gigabytes) {

  /** Checks that both were measured. */
  public Roof {
    if (!(gigaflops > 0 && gigabytes > 0)) {
      throw new IllegalArgumentException(
          "gigaflops and gigabytes must be above 0, but were " + gigaflops + " and " + gigabytes);
    }
  }
}
