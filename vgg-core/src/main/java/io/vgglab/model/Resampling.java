package io.vgglab.model;

/**
 * One axis of a resize: which source pixels each target pixel is made of, and with which weights.
 * All methods of {@link Resize.Method} are separable, so that two axes resize an image.
 */
public final class Resampling {

  /** Keys' parameter (1981), as most image libraries have it for bicubic. */
  private static final double KEYS = -0.75;

  private final int in;
  private final int taps;
  private final int[] sources;
  private final float[] weights;

  private Resampling(int in, int out, int taps) {
    this.in = in;
    this.taps = taps;
    this.sources = new int[out * taps];
    this.weights = new float[out * taps];
  }

  /** The axis of {@code in} pixels that becomes {@code out} pixels. */
  public static Resampling of(Resize.Method method, int in, int out) {
    return switch (method) {
      case NONE -> nearest(in, in);
      case NEAREST -> nearest(in, out);
      case BILINEAR -> linear(in, out, 0.5);
      case BILINEAR_TF1 -> linear(in, out, 0);
      case BICUBIC -> cubic(in, out);
    };
  }

  private static Resampling nearest(int in, int out) {
    Resampling axis = new Resampling(in, out, 1);
    for (int i = 0; i < out; i++) {
      axis.set(i, 0, (int) ((long) i * in / out), 1);
    }
    return axis;
  }

  private static Resampling linear(int in, int out, double centre) {
    Resampling axis = new Resampling(in, out, 2);
    for (int i = 0; i < out; i++) {
      double position = (i + centre) * in / out - centre;
      int lower = (int) Math.floor(position);
      double fraction = position - lower;
      axis.set(i, 0, lower, 1 - fraction);
      axis.set(i, 1, lower + 1, fraction);
    }
    return axis;
  }

  private static Resampling cubic(int in, int out) {
    Resampling axis = new Resampling(in, out, 4);
    for (int i = 0; i < out; i++) {
      double position = (i + 0.5) * in / out - 0.5;
      int lower = (int) Math.floor(position);
      for (int tap = 0; tap < axis.taps; tap++) {
        axis.set(i, tap, lower - 1 + tap, keys(Math.abs(position - (lower - 1 + tap))));
      }
    }
    return axis;
  }

  /** Keys (1981), equation 15 with a free parameter. */
  private static double keys(double distance) {
    if (distance <= 1) {
      return ((KEYS + 2) * distance - (KEYS + 3)) * distance * distance + 1;
    }
    return distance < 2
        ? ((KEYS * distance - 5 * KEYS) * distance + 8 * KEYS) * distance - 4 * KEYS
        : 0;
  }

  private void set(int target, int tap, int source, double weight) {
    sources[target * taps + tap] = Math.min(Math.max(source, 0), in - 1);
    weights[target * taps + tap] = (float) weight;
  }

  /** Pixels after the resize. */
  public int size() {
    return sources.length / taps;
  }

  /** Source pixels of each target pixel; one at the edge may be named several times. */
  public int taps() {
    return taps;
  }

  /** A source pixel of a target pixel, {@code tap} from 0. */
  public int source(int target, int tap) {
    return sources[target * taps + tap];
  }

  /** The weight of that pixel. */
  public float weight(int target, int tap) {
    return weights[target * taps + tap];
  }

  /** The axis as a matrix {@code [out][in]} to multiply with. */
  public float[][] matrix() {
    float[][] matrix = new float[size()][in];
    for (int i = 0; i < size(); i++) {
      for (int tap = 0; tap < taps; tap++) {
        matrix[i][source(i, tap)] += weight(i, tap);
      }
    }
    return matrix;
  }
}
