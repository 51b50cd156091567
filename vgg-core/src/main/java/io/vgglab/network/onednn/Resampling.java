package io.vgglab.network.onednn;

import io.vgglab.model.Resize;

/** Where the pixels of one axis come from after a resize, and with which weights. */
final class Resampling {

  private static final double KEYS = -0.75;

  private final int[] sources;
  private final float[] weights;
  private final int taps;

  private Resampling(int out, int taps) {
    this.taps = taps;
    this.sources = new int[out * taps];
    this.weights = new float[out * taps];
  }

  /** The taps of an axis of {@code in} pixels that becomes {@code out} pixels. */
  static Resampling of(Resize.Method method, int in, int out) {
    return switch (method) {
      case NONE -> nearest(in, in);
      case NEAREST -> nearest(in, out);
      case BILINEAR -> linear(in, out, 0.5);
      case BILINEAR_TF1 -> linear(in, out, 0);
      case BICUBIC -> cubic(in, out);
    };
  }

  private static Resampling nearest(int in, int out) {
    Resampling axis = new Resampling(out, 1);
    for (int i = 0; i < out; i++) {
      axis.set(i, 0, (int) ((long) i * in / out), in, 1);
    }
    return axis;
  }

  private static Resampling linear(int in, int out, double centre) {
    Resampling axis = new Resampling(out, 2);
    for (int i = 0; i < out; i++) {
      double position = (i + centre) * in / out - centre;
      int lower = (int) Math.floor(position);
      double fraction = position - lower;
      axis.set(i, 0, lower, in, 1 - fraction);
      axis.set(i, 1, lower + 1, in, fraction);
    }
    return axis;
  }

  private static Resampling cubic(int in, int out) {
    Resampling axis = new Resampling(out, 4);
    for (int i = 0; i < out; i++) {
      double position = (i + 0.5) * in / out - 0.5;
      int lower = (int) Math.floor(position);
      for (int tap = 0; tap < 4; tap++) {
        axis.set(i, tap, lower - 1 + tap, in, keys(Math.abs(position - (lower - 1 + tap))));
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

  private void set(int target, int tap, int source, int in, double weight) {
    sources[target * taps + tap] = Math.min(Math.max(source, 0), in - 1);
    weights[target * taps + tap] = (float) weight;
  }

  /** Pixels after the resize. */
  int size() {
    return sources.length / taps;
  }

  /**
   * Resizes one row of {@code line} from {@code from} on into {@code target} from {@code to} on.
   */
  void row(float[] line, int from, float[] target, int to) {
    for (int i = 0; i < size(); i++) {
      float sum = 0;
      for (int tap = i * taps; tap < (i + 1) * taps; tap++) {
        sum += weights[tap] * line[from + sources[tap]];
      }
      target[to + i] = sum;
    }
  }

  /** Makes target row {@code index} from rows of {@code width} values. */
  void rows(float[] plane, int width, int index, float[] target) {
    java.util.Arrays.fill(target, index * width, (index + 1) * width, 0);
    for (int tap = index * taps; tap < (index + 1) * taps; tap++) {
      float weight = weights[tap];
      int from = sources[tap] * width;
      int to = index * width;
      for (int x = 0; x < width; x++) {
        target[to + x] += weight * plane[from + x];
      }
    }
  }
}
