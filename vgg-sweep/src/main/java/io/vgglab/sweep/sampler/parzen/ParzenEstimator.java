package io.vgglab.sweep.sampler.parzen;

import io.vgglab.sweep.space.Range;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * A weighted mixture with one component per observed trial and one for the prior. A component is
 * the product of its kernels over all parameters.
 */
public final class ParzenEstimator {

  /** A share whose logarithm is below this one is lost in the rounding of the greatest. */
  private static final double LOST = -60;

  /**
   * How far the logarithm of a kernel may lie below the prior's before the kernel is given up: it
   * can win back log(100) in each parameter that is left, and is lost in rounding below -40.
   */
  private static final double NEGLIGIBLE = 150;

  private final List<Kernels> parameters;
  private final double[] weights;

  private ParzenEstimator(List<Kernels> parameters, double[] weights) {
    this.parameters = parameters;
    this.weights = weights;
  }

  /**
   * The mixture of some trials.
   *
   * @param ranges one per parameter
   * @param observations [parameter, trial], internal values, oldest trial first
   * @param weights one per trial, not negative; the prior's is added
   */
  public static ParzenEstimator of(
      List<Range> ranges, double[][] observations, double[] weights, ParzenRule rule) {
    List<Kernels> kernels = new ArrayList<>();
    for (int i = 0; i < ranges.size(); i++) {
      kernels.add(Kernels.of(ranges.get(i), observations[i], rule, ranges.size()));
    }
    return new ParzenEstimator(kernels, normalised(weights, rule.priorWeight()));
  }

  /** The mixture of ready kernels of one parameter; the weights are without the prior's. */
  static ParzenEstimator of(Kernels kernels, double[] weights, double priorWeight) {
    return new ParzenEstimator(List.of(kernels), normalised(weights, priorWeight));
  }

  /**
   * Draws points of the mixture. The random numbers are used in numpy's order: the components, then
   * one run per categorical parameter, then one per numeric parameter.
   *
   * @return [parameter, sample], internal values
   */
  public double[][] sample(RandomGenerator random, int count) {
    int[] components = components(random, count);
    double[][] samples = new double[parameters.size()][count];
    draw(CategoricalKernels.class, components, random, samples);
    draw(NumericKernels.class, components, random, samples);
    return samples;
  }

  /**
   * The log-density of the mixture. Parameters whose kernels cost little come first, so that the
   * others need not be computed where a component has no share left.
   *
   * @param samples [parameter, sample], internal values
   * @return one per sample
   */
  public double[] logDensities(double[][] samples) {
    double[][] sums = new double[samples[0].length][weights.length];
    double[] logWeights = new double[weights.length];
    for (int kernel = 0; kernel < weights.length; kernel++) {
      logWeights[kernel] = Math.log(weights[kernel]);
    }
    int[][] live = new int[sums.length][];
    Arrays.fill(live, IntStream.range(0, weights.length).toArray());
    add(samples, live, sums, true);
    for (int i = 0; i < sums.length; i++) {
      live[i] = live(sums[i]);
    }
    add(samples, live, sums, false);
    double[] densities = new double[sums.length];
    for (int i = 0; i < sums.length; i++) {
      for (int kernel = 0; kernel < weights.length; kernel++) {
        sums[i][kernel] += logWeights[kernel];
      }
      densities[i] = logSumOfExponentials(sums[i]);
    }
    return densities;
  }

  private void add(double[][] samples, int[][] live, double[][] sums, boolean cheap) {
    for (int i = 0; i < samples.length; i++) {
      if (parameters.get(i).isCheap() == cheap) {
        parameters.get(i).addLogDensities(samples[i], live, sums);
      }
    }
  }

  /** The kernels that have a share left; the others' becomes 0. */
  private static int[] live(double[] sum) {
    double hopeless = sum[sum.length - 1] - NEGLIGIBLE;
    int[] live = new int[sum.length];
    int count = 0;
    for (int kernel = 0; kernel < sum.length; kernel++) {
      if (sum[kernel] >= hopeless) {
        live[count++] = kernel;
      } else {
        sum[kernel] = Double.NEGATIVE_INFINITY;
      }
    }
    return Arrays.copyOf(live, count);
  }

  private void draw(
      Class<? extends Kernels> kind, int[] components, RandomGenerator random, double[][] into) {
    for (int i = 0; i < into.length; i++) {
      Kernels kernels = parameters.get(i);
      if (kind.isInstance(kernels)) {
        for (int j = 0; j < components.length; j++) {
          into[i][j] = kernels.draw(components[j], random.nextDouble());
        }
      }
    }
  }

  private int[] components(RandomGenerator random, int count) {
    double[] cumulative = weights.clone();
    for (int i = 1; i < cumulative.length; i++) {
      cumulative[i] += cumulative[i - 1];
    }
    double total = cumulative[cumulative.length - 1];
    int[] chosen = new int[count];
    for (int i = 0; i < count; i++) {
      double u = random.nextDouble();
      while (chosen[i] < cumulative.length - 1 && cumulative[chosen[i]] / total <= u) {
        chosen[i]++;
      }
    }
    return chosen;
  }

  private static double[] normalised(double[] weights, double priorWeight) {
    double[] all = new double[weights.length + 1];
    System.arraycopy(weights, 0, all, 0, weights.length);
    all[weights.length] = weights.length == 0 ? 1 : priorWeight;
    double sum = PairwiseSum.of(all);
    for (int i = 0; i < all.length; i++) {
      all[i] /= sum;
    }
    return all;
  }

  private static double logSumOfExponentials(double[] logs) {
    double greatest = Double.NEGATIVE_INFINITY;
    for (double log : logs) {
      greatest = Math.max(greatest, log);
    }
    if (greatest == Double.NEGATIVE_INFINITY) {
      return greatest;
    }
    double[] shares = new double[logs.length];
    for (int i = 0; i < logs.length; i++) {
      double difference = logs[i] - greatest;
      shares[i] = difference < LOST ? 0 : Math.exp(difference);
    }
    return Math.log(PairwiseSum.of(shares)) + greatest;
  }
}
