package io.vgglab.network.onednn;

import io.vgglab.model.Resampling;
import java.util.Arrays;

/** Executes one axis of a resize, row by row. */
final class ResizedAxis {

  private final int[] sources;
  private final float[] weights;
  private final int taps;

  ResizedAxis(Resampling axis) {
    this.taps = axis.taps();
    this.sources = new int[axis.size() * taps];
    this.weights = new float[axis.size() * taps];
    for (int i = 0; i < sources.length; i++) {
      sources[i] = axis.source(i / taps, i % taps);
      weights[i] = axis.weight(i / taps, i % taps);
    }
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
    Arrays.fill(target, index * width, (index + 1) * width, 0);
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
