package io.vgglab.sweep.sampler.parzen;

import java.util.Arrays;

/** Kernels over choices: the observed choice has the most weight, the others share the prior's. */
final class CategoricalKernels implements Kernels {

  /** [kernel, choice]; each row sums to 1. */
  private final double[][] shares;

  private CategoricalKernels(double[][] shares) {
    this.shares = shares;
  }

  static CategoricalKernels of(int choices, double[] observations, ParzenRule rule) {
    int kernels = observations.length + 1;
    double[][] shares = new double[kernels][choices];
    double spread = observations.length == 0 ? 1 : rule.priorWeight() / kernels;
    for (int kernel = 0; kernel < kernels; kernel++) {
      double[] row = shares[kernel];
      Arrays.fill(row, spread);
      if (kernel < observations.length) {
        row[(int) observations[kernel]] += 1;
      }
      double sum = PairwiseSum.of(row);
      for (int choice = 0; choice < choices; choice++) {
        row[choice] = sum == 0 ? 1.0 / choices : row[choice] / sum;
      }
    }
    return new CategoricalKernels(shares);
  }

  @Override
  public double draw(int kernel, double u) {
    double[] row = shares[kernel];
    double cumulative = 0;
    int index = 0;
    for (int choice = 0; choice < row.length - 1; choice++) {
      cumulative += row[choice];
      index += cumulative < u ? 1 : 0;
    }
    return index;
  }

  @Override
  public boolean isCheap() {
    return true;
  }

  @Override
  public void addLogDensities(double[] samples, double[][] sums) {
    int choices = shares[0].length;
    double[][] logs = new double[choices][];
    for (int i = 0; i < samples.length; i++) {
      int choice = (int) samples[i];
      if (logs[choice] == null) {
        logs[choice] = logShares(choice);
      }
      double[] sum = sums[i];
      double[] log = logs[choice];
      for (int kernel = 0; kernel < shares.length; kernel++) {
        sum[kernel] += log[kernel];
      }
    }
  }

  private double[] logShares(int choice) {
    double[] logs = new double[shares.length];
    for (int kernel = 0; kernel < shares.length; kernel++) {
      logs[kernel] = Math.log(shares[kernel][choice]);
    }
    return logs;
  }
}
