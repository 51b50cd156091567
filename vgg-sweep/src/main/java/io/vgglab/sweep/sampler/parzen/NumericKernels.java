package io.vgglab.sweep.sampler.parzen;

import java.util.Arrays;

/** Normal kernels cut to the range of a numeric parameter. */
final class NumericKernels implements Kernels {

  private final Axis axis;
  private final double low;
  private final double high;
  private final double[] centres;
  private final double[] widths;

  private NumericKernels(Axis axis, double[] centres, double[] widths) {
    this.axis = axis;
    this.low = axis.low();
    this.high = axis.high();
    this.centres = centres;
    this.widths = widths;
  }

  static NumericKernels of(Axis axis, double[] observations, ParzenRule rule, int dimensions) {
    int count = observations.length;
    double low = axis.low();
    double high = axis.high();
    double[] centres = new double[count + 1];
    for (int i = 0; i < count; i++) {
      centres[i] = axis.scale(observations[i]);
    }
    centres[count] = 0.5 * (low + high);
    double[] widths = Widths.of(Arrays.copyOf(centres, count), low, high, rule, dimensions);
    return new NumericKernels(axis, centres, widths);
  }

  /** Kernels of given centres and widths; the prior's, over the whole range, is added. */
  static NumericKernels of(Axis axis, double[] centres, double[] widths) {
    double[] allCentres = Arrays.copyOf(centres, centres.length + 1);
    double[] allWidths = Arrays.copyOf(widths, widths.length + 1);
    allCentres[centres.length] = 0.5 * (axis.low() + axis.high());
    allWidths[widths.length] = axis.high() - axis.low();
    return new NumericKernels(axis, allCentres, allWidths);
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
  public void addLogDensities(double[] samples, double[][] sums) {
    double[] logMasses = new double[centres.length];
    for (int kernel = 0; kernel < centres.length; kernel++) {
      logMasses[kernel] =
          TruncatedNormal.logMass(
              (low - centres[kernel]) / widths[kernel], (high - centres[kernel]) / widths[kernel]);
    }
    if (axis.isStepped()) {
      addStepMasses(samples, logMasses, sums);
    } else {
      addDensities(samples, logMasses, sums);
    }
  }

  private void addDensities(double[] samples, double[] logMasses, double[][] sums) {
    double[] norms = new double[centres.length];
    for (int kernel = 0; kernel < centres.length; kernel++) {
      norms[kernel] = logMasses[kernel] + Math.log(widths[kernel]) + StandardNormal.LOG_SQRT_2PI;
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

  private void addStepMasses(double[] samples, double[] logMasses, double[][] sums) {
    double half = axis.step() / 2;
    for (int i = 0; i < samples.length; i++) {
      double from = axis.scale(samples[i] - half);
      double to = axis.scale(samples[i] + half);
      double[] sum = sums[i];
      for (int kernel = 0; kernel < centres.length; kernel++) {
        double centre = centres[kernel];
        double width = widths[kernel];
        sum[kernel] +=
            TruncatedNormal.logMass((from - centre) / width, (to - centre) / width)
                - logMasses[kernel];
      }
    }
  }
}
