package io.vgglab.sweep.sampler.parzen;

import java.util.Arrays;

/**
 * Smoothed shares of the cells of a grid, from how many observations fell into each; the prior
 * counts as one observation.
 *
 * <p>Source of the bandwidth: D. W. Scott, "Multivariate Density Estimation", 1992, with the floor
 * that keeps 90 % of a kernel in its own cell.
 */
public final class GridDensity {

  private static final double SCOTT = 1.059;
  private static final double NORMAL_QUARTILES = 1.34;
  private static final double LEAST_WIDTH = 0.5 / 1.64;

  private GridDensity() {}

  /** The shares of cells in a row. */
  public static double[] ordered(double[] counts) {
    double[] cells = occupied(counts);
    double[] widths = new double[cells.length];
    Arrays.fill(widths, width(cells, counts));
    Axis axis = new Axis(0, counts.length - 1, 1, false);
    return shares(NumericKernels.of(axis, cells, widths), counts);
  }

  /** The shares of cells without an order. */
  public static double[] unordered(double[] counts) {
    return shares(
        CategoricalKernels.of(counts.length, occupied(counts), ParzenRule.optuna5()), counts);
  }

  private static double[] shares(Kernels kernels, double[] counts) {
    double[] weights = Arrays.stream(counts).filter(count -> count > 0).toArray();
    double[] cells = new double[counts.length];
    Arrays.setAll(cells, i -> i);
    double[] logs = ParzenEstimator.of(kernels, weights, 1).logDensities(new double[][] {cells});
    return Arrays.stream(logs).map(Math::exp).toArray();
  }

  private static double[] occupied(double[] counts) {
    double[] cells = new double[(int) Arrays.stream(counts).filter(count -> count > 0).count()];
    int next = 0;
    for (int cell = 0; cell < counts.length; cell++) {
      if (counts[cell] > 0) {
        cells[next++] = cell;
      }
    }
    return cells;
  }

  private static double width(double[] cells, double[] counts) {
    double total = Arrays.stream(counts).sum();
    double mean = 0;
    for (double cell : cells) {
      mean += cell * counts[(int) cell] / total;
    }
    double squares = 0;
    for (double cell : cells) {
      squares += (cell - mean) * (cell - mean) * counts[(int) cell];
    }
    double deviation = Math.sqrt(squares / Math.max(1, total - 1));
    double quartiles =
        quantile(cells, counts, Math.floor(total * 3 / 4), true)
            - quantile(cells, counts, Math.floor(total / 4), false);
    double rule = SCOTT * Math.min(quartiles / NORMAL_QUARTILES, deviation) * Math.pow(total, -0.2);
    return Math.max(rule, LEAST_WIDTH);
  }

  /** The first cell at which the running count reaches a rank, or exceeds it. */
  private static double quantile(double[] cells, double[] counts, double rank, boolean exceeds) {
    double sum = 0;
    for (double cell : cells) {
      sum += counts[(int) cell];
      if (exceeds ? sum > rank : sum >= rank) {
        return cell;
      }
    }
    return cells[cells.length - 1];
  }
}
