package io.vgglab.bench.plan;

import io.vgglab.data.Batch;
import io.vgglab.model.TensorShape;
import io.vgglab.model.VggPlan;
import io.vgglab.network.CounterRandom;

/** Images of noise, the same on every machine: what they show does not change what they cost. */
public final class SyntheticBatch {

  private static final long SEED = 20140904;

  private SyntheticBatch() {}

  /** A batch for a plan: uniform pixels, labels in turn. */
  public static Batch of(VggPlan plan, int size) {
    return repeated(plan, size, size);
  }

  /** The same with the first few images only, over and over. */
  public static Batch repeated(VggPlan plan, int distinct, int size) {
    TensorShape shape = plan.spec().input();
    CounterRandom random = new CounterRandom(SEED, "pixels");
    byte[] pixels = new byte[Math.multiplyExact(size, shape.elements())];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) random.bits(i % (distinct * shape.elements()));
    }
    int[] labels = new int[size];
    for (int i = 0; i < size; i++) {
      labels[i] = i % distinct % plan.spec().classes();
    }
    return new Batch(shape, pixels, labels);
  }
}
