package io.vgglab.network;

import io.vgglab.data.Batch;
import io.vgglab.model.Activation;
import io.vgglab.model.Layer;
import io.vgglab.model.ParameterSpec;
import io.vgglab.model.VggPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Runs two networks of one plan side by side and lists where they part: gradients, the change of
 * every parameter over five steps, moving statistics, probabilities, loss.
 *
 * <p>Two tensors agree if {@code ||a - b|| <= 1e-3 * ||b||}. The bias of a convolution that batch
 * norm follows has a gradient of 0, so there both must be small beside its kernel's.
 */
public final class NetworkComparison {

  /** Largest relative difference. */
  public static final double TOLERANCE = 1e-3;

  private static final int SEEDS = 3;

  /** Batch norm makes gradients of fresh networks large; steps must not amplify rounding. */
  private static final double BATCH_NORM_CALM = 0.02;

  private static final double[] RATES = {0.004, 0.003, 0.005, 0.001, 0.002};

  private final VggPlan plan;
  private final Map<String, String> kernelOfVanishingBias = new HashMap<>();
  private final List<String> differences = new ArrayList<>();

  private NetworkComparison(VggPlan plan) {
    this.plan = plan;
    Layer before = plan.layers().get(0);
    for (Layer layer : plan.layers()) {
      if (layer instanceof Layer.BatchNorm && isLinear(before)) {
        kernelOfVanishingBias.put(before.name() + ".bias", before.name() + ".weight");
      }
      before = layer;
    }
  }

  /**
   * Differences of a candidate from a reference, each opened anew for a seed.
   *
   * <p>A ReLU whose input one engine rounds above zero and the other below is a jump in the
   * gradient, not an error, and now and then a seed hits one. So what three seeds have in common
   * counts: the shortest list, the first empty one ending the search.
   */
  public static List<String> between(Opening reference, Opening candidate, int batchSize) {
    List<String> shortest = List.of();
    for (long seed = 1; seed <= SEEDS; seed++) {
      try (Network a = reference.open(seed);
          Network b = candidate.open(seed)) {
        NetworkComparison comparison = new NetworkComparison(a.plan());
        comparison.run(a, b, batchSize);
        List<String> found = comparison.differences;
        if (found.isEmpty()) {
          return found;
        }
        shortest = seed == 1 || found.size() < shortest.size() ? found : shortest;
      }
    }
    return shortest;
  }

  /** Opens a network with a seed. */
  public interface Opening {
    /** The network; the comparison closes it. */
    Network open(long seed);
  }

  private void run(Network reference, Network candidate, int batchSize) {
    Batch first = Given.batch(plan, batchSize, 1);
    compare("gradient", reference.gradients(first), candidate.gradients(first));
    Parameters start = reference.state().parameters();
    double calm = plan.otherParameters() > 0 ? BATCH_NORM_CALM : 1;
    for (int step = 0; step < RATES.length; step++) {
      int size = step == 2 ? Math.max(1, batchSize - 1) : batchSize;
      Batch batch = Given.batch(plan, size, step + 10L);
      reference.trainStep(batch, calm * RATES[step]);
      candidate.trainStep(batch, calm * RATES[step]);
    }
    compareTotals(reference.totals(), candidate.totals());
    compare("update", updates(reference, start), updates(candidate, start));
    Tensor expected = probabilities(reference, batchSize);
    compare("probabilities", expected, probabilities(candidate, batchSize));
  }

  private void compareTotals(Totals reference, Totals candidate) {
    double difference = Math.abs(reference.lossSum() - candidate.lossSum());
    if (!(difference <= TOLERANCE * Math.abs(reference.lossSum()))) {
      differences.add("loss: " + candidate.lossSum() + " instead of " + reference.lossSum());
    }
    if (reference.count() != candidate.count()) {
      differences.add("count: " + candidate.count() + " instead of " + reference.count());
    }
  }

  private void compare(String what, Parameters reference, Parameters candidate) {
    if (!reference.names().equals(candidate.names())) {
      differences.add(what + ": " + candidate.names() + " instead of " + reference.names());
      return;
    }
    for (String name : reference.names()) {
      if (kernelOfVanishingBias.containsKey(name)) {
        double limit = TOLERANCE * norm(reference.get(kernelOfVanishingBias.get(name)));
        if (!(norm(candidate.get(name)) <= limit)) {
          differences.add(what + " of " + name + ": not small beside its kernel's");
        }
      } else {
        compare(what + " of " + name, reference.get(name), candidate.get(name));
      }
    }
  }

  private void compare(String what, Tensor reference, Tensor candidate) {
    double difference = candidate.relativeDifference(reference);
    if (!(difference <= TOLERANCE)) {
      differences.add(String.format(Locale.ROOT, "%s: %.2e", what, difference));
    }
  }

  /** What training changed, moving statistics included. */
  private Parameters updates(Network network, Parameters start) {
    Parameters end = network.state().parameters();
    Map<String, Tensor> updates = new java.util.LinkedHashMap<>();
    for (ParameterSpec spec : plan.parameters()) {
      float[] values = end.get(spec.name()).values().clone();
      float[] before = start.get(spec.name()).values();
      for (int i = 0; i < values.length; i++) {
        values[i] -= before[i];
      }
      updates.put(spec.name(), new Tensor(spec.shape(), values));
    }
    return new Parameters(updates);
  }

  private Tensor probabilities(Network network, int batchSize) {
    Batch batch = Given.batch(plan, batchSize, 2);
    return new Tensor(List.of(batchSize, plan.spec().classes()), network.predict(batch));
  }

  private static boolean isLinear(Layer layer) {
    return layer instanceof Layer.Convolution convolution
        ? convolution.activation() == Activation.NONE
        : layer instanceof Layer.Dense dense && dense.activation() == Activation.NONE;
  }

  private static double norm(Tensor tensor) {
    double squares = 0;
    for (float value : tensor.values()) {
      squares += (double) value * value;
    }
    return Math.sqrt(squares);
  }
}
