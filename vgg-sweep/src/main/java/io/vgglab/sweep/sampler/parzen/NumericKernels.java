package io.vgglab.sweep.sampler.parzen;

import java.util.Arrays;

/** Normal kernels cut to the range of a numeric parameter. */
final class NumericKernels implements Kernels {

  /** Widths beyond which a kernel has less than 1e-37 of its peak, nothing beside the prior's. */
  private static final double FAR = 13;

  private final Axis axis;
  private final double low;
  private final double high;
  private final double[] centres;
  private final double[] widths;

  /** Positions of the observations' kernels in ascending order of their centres. */
  private final int[] order;

  private NumericKernels(Axis axis, double[] observed, int[] order, double[] widths) {
    this.axis = axis;
    this.low = axis.low();
    this.high = axis.high();
    this.order = order;
    this.centres = Arrays.copyOf(observed, observed.length + 1);
    this.widths = Arrays.copyOf(widths, widths.length + 1);
    this.centres[observed.length] = 0.5 * (low + high);
    this.widths[observed.length] = high - low;
  }

  static NumericKernels of(Axis axis, double[] observations, ParzenRule rule, int dimensions) {
    double[] centres = Arrays.stream(observations).map(axis::scale).toArray();
    int[] order = SortOrder.of(centres);
    return new NumericKernels(
        axis, centres, order, Widths.of(centres, order, axis, rule, dimensions));
  }

  /** Kernels of given centres and widths; the prior's, over the whole range, is added. */
  static NumericKernels of(Axis axis, double[] centres, double[] widths) {
    return new NumericKernels(axis, centres, SortOrder.of(centres), widths);
  }

  double[] widths() {
    return widths.clone();
  }

  @Override
  public double draw(int kernel, double u) {
    double centre = centres[kernel];
    double width = widths[kernel];
    double z = TruncatedNormal.quantile(u, (low - centre) / width, (high - centre) / width);
    return axis.unscale(z * width + centre);
  }

  @Override
  public boolean isCheap() {
    return !axis.isStepped();
  }

  @Override
  public void addLogDensities(double[] samples, int[][] live, double[][] sums) {
    if (axis.isStepped()) {
      addStepMasses(samples, live, sums);
    } else {
      addDensities(samples, sums);
    }
  }

  private double logMass(int kernel) {
    return TruncatedNormal.logMass(
        (low - centres[kernel]) / widths[kernel], (high - centres[kernel]) / widths[kernel]);
  }

  private void addDensities(double[] samples, double[][] sums) {
    double[] norms = new double[centres.length];
    double width = Double.NaN;
    double logWidth = Double.NaN;
    for (int kernel = 0; kernel < centres.length; kernel++) {
      if (widths[kernel] != width) {
        width = widths[kernel];
        logWidth = Math.log(width);
      }
      norms[kernel] = logMass(kernel) + logWidth + StandardNormal.LOG_SQRT_2PI;
    }
    for (int i = 0; i < samples.length; i++) {
      double x = axis.scale(samples[i]);
      double[] sum = sums[i];
      for (int kernel = 0; kernel < centres.length; kernel++) {
        double z = (x - centres[kernel]) / widths[kernel];
        sum[kernel] += -0.5 * z * z - norms[kernel];
      }
    }
  }

  /** Values on a grid repeat, so that equal kernels and equal samples are computed once. */
  private void addStepMasses(double[] samples, int[][] live, double[][] sums) {
    int[] kinds = new int[centres.length];
    int count = count(kinds);
    double[] wholes = unknown(count);
    double[][] rows = new double[samples.length][];
    for (int i = 0; i < samples.length; i++) {
      for (int j = 0; j < i && rows[i] == null; j++) {
        rows[i] = samples[j] == samples[i] ? rows[j] : null;
      }
      if (rows[i] == null) {
        rows[i] = unknown(count);
      }
      double from = axis.scale(samples[i] - axis.step() / 2);
      double to = axis.scale(samples[i] + axis.step() / 2);
      for (int kernel : live[i]) {
        int kind = kinds[kernel];
        double mass = rows[i][kind];
        if (Double.isNaN(mass)) {
          double whole = Double.isNaN(wholes[kind]) ? logMass(kernel) : wholes[kind];
          wholes[kind] = whole;
          mass = logStepMass(from, to, kernel) - whole;
          rows[i][kind] = mass;
        }
        sums[i][kernel] += mass;
      }
    }
  }

  private static double[] unknown(int count) {
    double[] values = new double[count];
    Arrays.fill(values, Double.NaN);
    return values;
  }

  private double logStepMass(double from, double to, int kernel) {
    double left = (from - centres[kernel]) / widths[kernel];
    double right = (to - centres[kernel]) / widths[kernel];
    return left > FAR || right < -FAR
        ? Double.NEGATIVE_INFINITY
        : TruncatedNormal.logMass(left, right);
  }

  /** Gives equal kernels the same kind, and counts the kinds. */
  private int count(int[] kinds) {
    int[] distinct = new int[kinds.length];
    int count = 0;
    int sameCentre = 0;
    for (int i = 0; i < order.length; i++) {
      int kernel = order[i];
      if (i == 0 || centres[kernel] != centres[order[i - 1]]) {
        sameCentre = count;
      }
      int kind = sameCentre;
      while (kind < count && widths[distinct[kind]] != widths[kernel]) {
        kind++;
      }
      if (kind == count) {
        distinct[count++] = kernel;
      }
      kinds[kernel] = kind;
    }
    kinds[kinds.length - 1] = count;
    return count + 1;
  }
}
