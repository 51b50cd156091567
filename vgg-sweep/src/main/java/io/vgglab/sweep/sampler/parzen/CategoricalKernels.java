package io.vgglab.sweep.sampler.parzen;

import java.util.Arrays;

/** Kernels over choices: the observed choice has the most weight, the others share the prior's. */
final class CategoricalKernels implements Kernels {

  /** [kind, choice]; each row sums to 1. One kind per choice observed, and the prior's last. */
  private final double[][] shares;

  /** The kind of every kernel. */
  private final int[] kinds;

  private CategoricalKernels(double[][] shares, int[] kinds) {
    this.shares = shares;
    this.kinds = kinds;
  }

  static CategoricalKernels of(int choices, double[] observations, ParzenRule rule) {
    int kernels = observations.length + 1;
    double spread = observations.length == 0 ? 1 : rule.priorWeight() / kernels;
    double[][] shares = new double[choices + 1][choices];
    for (int kind = 0; kind <= choices; kind++) {
      double[] row = shares[kind];
      Arrays.fill(row, spread);
      if (kind < choices) {
        row[kind] += 1;
      }
      double sum = PairwiseSum.of(row);
      for (int choice = 0; choice < choices; choice++) {
        row[choice] = sum == 0 ? 1.0 / choices : row[choice] / sum;
      }
    }
    int[] kinds = new int[kernels];
    for (int kernel = 0; kernel < observations.length; kernel++) {
      kinds[kernel] = (int) observations[kernel];
    }
    kinds[observations.length] = choices;
    return new CategoricalKernels(shares, kinds);
  }

  @Override
  public double draw(int kernel, double u) {
    double[] row = shares[kinds[kernel]];
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
  public void addLogDensities(double[] samples, int[][] live, double[][] sums) {
    double[][] logs = new double[shares[0].length][shares.length];
    for (int choice = 0; choice < logs.length; choice++) {
      for (int kind = 0; kind < shares.length; kind++) {
        logs[choice][kind] = Math.log(shares[kind][choice]);
      }
    }
    for (int i = 0; i < samples.length; i++) {
      double[] sum = sums[i];
      double[] log = logs[(int) samples[i]];
      for (int kernel = 0; kernel < kinds.length; kernel++) {
        sum[kernel] += log[kinds[kernel]];
      }
    }
  }
}
