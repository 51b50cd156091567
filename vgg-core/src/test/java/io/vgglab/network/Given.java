package io.vgglab.network;

import io.vgglab.data.Batch;
import io.vgglab.model.TensorShape;
import io.vgglab.model.VggPlan;

/** What tests of networks start from. */
public final class Given {

  private Given() {}

  /**
   * Images of a plan's input shape and their labels, as a pure function of {@code number}: each
   * class has a pattern of its own under noise, so that there is something to learn.
   */
  public static Batch batch(VggPlan plan, int size, long number) {
    TensorShape shape = plan.spec().input();
    int classes = plan.spec().classes();
    CounterRandom noise = new CounterRandom(number, "noise");
    CounterRandom patterns = new CounterRandom(0, "patterns");
    byte[] pixels = new byte[size * shape.elements()];
    int[] labels = new int[size];
    for (int i = 0; i < size; i++) {
      labels[i] = (int) (noise.at(i).uniform(0) * classes);
      for (int p = 0; p < shape.elements(); p++) {
        double pattern = patterns.at(labels[i]).uniform(p);
        double value = 128 * (pattern + noise.at(i).uniform(p + 1L));
        pixels[i * shape.elements() + p] = (byte) (int) value;
      }
    }
    return new Batch(shape, pixels, labels);
  }

  /** Images {@code from} to {@code to} of a batch. */
  public static Batch part(Batch batch, int from, int to) {
    int image = batch.shape().elements();
    return new Batch(
        batch.shape(),
        java.util.Arrays.copyOfRange(batch.pixels(), from * image, to * image),
        java.util.Arrays.copyOfRange(batch.labels(), from, to));
  }
}
