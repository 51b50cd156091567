package io.vgglab.network.onednn;

import io.vgglab.data.Batch;
import io.vgglab.model.Preset;
import io.vgglab.model.Resize;
import io.vgglab.model.TensorShape;
import io.vgglab.model.VggPlan;
import io.vgglab.model.VggSpec;
import io.vgglab.network.Device;
import io.vgglab.network.Network;
import io.vgglab.network.StepSpec;
import io.vgglab.optim.Optimizer;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Times training and prediction by hand: {@code OneDnnTiming PRESET BATCH ITERATIONS [SIDE]},
 * medians in images per second.
 */
public final class OneDnnTiming {

  private OneDnnTiming() {}

  /** Prints one line. */
  public static void main(String[] arguments) {
    VggSpec spec = Preset.of(arguments[0]).spec();
    int size = Integer.parseInt(arguments[1]);
    int iterations = Integer.parseInt(arguments[2]);
    if (arguments.length > 3) {
      spec = spec.withResize(new Resize(Resize.Method.BILINEAR, Integer.parseInt(arguments[3])));
    }
    Batch batch = batch(spec.input(), size, spec.classes());
    StepSpec step = StepSpec.of(new Optimizer.Momentum(0.9));
    try (Network network =
        new OneDnnNetworkFactory().open(VggPlan.of(spec), step, Device.cpu(), 1)) {
      double[] train = seconds(iterations, () -> network.trainStep(batch, 1e-5));
      double[] forward = seconds(iterations, () -> network.predict(batch));
      System.out.printf(
          Locale.ROOT,
          "onednn %s batch %d: forward %.1f (best %.1f) train %.1f (best %.1f) loss %.4f memory %s%n",
          arguments[0],
          size,
          size / forward[iterations / 2],
          size / forward[0],
          size / train[iterations / 2],
          size / train[0],
          network.totals().loss(),
          network.memory());
      if (Boolean.getBoolean("kernels")) {
        network
            .implementations()
            .forEach((layer, kernel) -> System.out.println(layer + " " + kernel));
      }
    }
  }

  private static Batch batch(TensorShape shape, int size, int classes) {
    SplittableRandom random = new SplittableRandom(1);
    byte[] pixels = new byte[size * shape.elements()];
    random.nextBytes(pixels);
    return new Batch(shape, pixels, random.ints(size, 0, classes).toArray());
  }

  /** With {@code -Dcpu=true} and one thread, the processor's time: right on a busy machine too. */
  private static long clock() {
    return Boolean.getBoolean("cpu")
        ? ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime()
        : System.nanoTime();
  }

  private static double[] seconds(int iterations, Runnable action) {
    action.run();
    action.run();
    double[] seconds = new double[iterations];
    for (int i = 0; i < iterations; i++) {
      long start = clock();
      action.run();
      seconds[i] = (clock() - start) * 1e-9;
    }
    Arrays.sort(seconds);
    return seconds;
  }
}
