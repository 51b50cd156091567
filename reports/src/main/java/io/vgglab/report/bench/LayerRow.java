package io.vgglab.report.bench;

import java.util.List;
import java.util.Objects;

/**
 * How long one pass of one layer took within whole training steps.
 *
 * @param setup network, engine, device, batch
 * @param layer name of the layer, for example {@code block1_conv1}
 * @param pass {@code forward}, {@code data}, {@code weights}, {@code backward} or {@code update}
 * @param milliseconds one figure a step
 * @param operations model floating-point operations of the pass over the batch; 0 where it is no
 *     matrix product
 * @param bytes least number of bytes that the pass reads and writes; 0 where unknown
 * @param kernel implementation that the engine chose, or empty
 */
public record LayerRow(
    Setup setup,
    String layer,
    String pass,
    List<Double> milliseconds,
    double operations,
    double bytes,
    String kernel) {

  private static final double PER_MILLISECOND = 1e6;

  /** Copies the times, of which there is at least one. */
  public LayerRow {
    Objects.requireNonNull(setup, "setup");
    Objects.requireNonNull(layer, "layer");
    Objects.requireNonNull(pass, "pass");
    Objects.requireNonNull(kernel, "kernel");
    milliseconds = List.copyOf(milliseconds);
    if (milliseconds.isEmpty()) {
      throw new IllegalArgumentException("milliseconds must hold a time, but were empty");
    }
  }

  /** The middle of the times. */
  public double median() {
    List<Double> sorted = milliseconds.stream().sorted().toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }

  /** Model operations at the median time, 1e9 a second; NaN where there are none. */
  public double gigaflops() {
    return operations > 0 ? operations / median() / PER_MILLISECOND : Double.NaN;
  }

  /** Model operations for each byte moved at least; NaN where unknown. */
  public double intensity() {
    return operations > 0 && bytes > 0 ? operations / bytes : Double.NaN;
  }

  /**
   * Multiplications and additions of the products that the kernel carries out, 1e9 a second: a
   * quarter of the model's for Winograd of 4x4 results under 3x3 kernels, four ninths for 2x2
   * results (Lavin and Gray, 2015), its transforms left out; NaN where there are none.
   */
  public double executedGigaflops() {
    return gigaflops() * executedShare();
  }

  private double executedShare() {
    if (!kernel.contains("wino")) {
      return 1;
    }
    return kernel.contains("2x3") ? 4.0 / 9 : 0.25;
  }
}
