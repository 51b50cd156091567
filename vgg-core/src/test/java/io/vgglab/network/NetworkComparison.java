package io.vgglab.network;

import io.vgglab.data.Batch;
import io.vgglab.model.Activation;
import io.vgglab.model.Layer;
import io.vgglab.model.ParameterSpec;
import io.vgglab.model.VggPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Runs two networks of one plan side by side and lists where they part: gradients, the change of
 * every parameter over five steps, moving statistics, probabilities, loss.
 *
 * <p>Two tensors agree if {@code ||a - b|| <= 1e-3 * ||b||}; changes of parameters may differ by a
 * unit in the parameter's last place besides, where float32 ends. The bias of a convolution that
 * batch norm follows, at once or behind ReLUs that are all open or shut, has a gradient of 0, so
 * there both must be small beside its kernel's.
 */
public final class NetworkComparison {

  /** Largest relative difference. */
  public static final double TOLERANCE = 1e-3;

  private static final int SEEDS = 5;

  private static final double[] RATES = {0.004, 0.003, 0.005, 0.001, 0.002};

  private final PlanCase planCase;
  private final VggPlan plan;
  private final Set<String> vanishingBiases = new HashSet<>();
  private Map<String, Double> roundings = Map.of();
  private final List<String> differences = new ArrayList<>();

  private NetworkComparison(PlanCase planCase) {
    this.planCase = planCase;
    this.plan = planCase.plan();
    Layer before = plan.layers().get(0);
    for (Layer layer : plan.layers()) {
      if (layer instanceof Layer.BatchNorm && (planCase.isClear() || isLinear(before))) {
        vanishingBiases.add(before.name() + ".bias");
      }
      before = layer;
    }
  }

  /**
   * Differences of a candidate from a reference, each opened anew for a seed.
   *
   * <p>A ReLU whose input one engine rounds above zero and the other below is a jump in the
   * gradient, not an error, and now and then a seed hits one; so is a tie in max pooling. So what
   * five seeds have in common counts: the shortest list, the first empty one ending the search.
   */
  public static List<String> between(Opening reference, Opening candidate, PlanCase plan) {
    return between(reference, candidate, plan, SEEDS);
  }

  static List<String> between(Opening reference, Opening candidate, PlanCase plan, int seeds) {
    List<String> shortest = List.of();
    for (long seed = 1; seed <= seeds; seed++) {
      try (Network a = reference.open(seed);
          Network b = candidate.open(seed)) {
        NetworkState start = plan.start(a.state());
        a.load(start);
        b.load(start);
        NetworkComparison comparison = new NetworkComparison(plan);
        comparison.run(a, b, plan.batchSize());
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
    for (int step = 0; step < RATES.length; step++) {
      Batch batch = varied(batchSize, step);
      reference.trainStep(batch, planCase.pace() * RATES[step]);
      candidate.trainStep(batch, planCase.pace() * RATES[step]);
    }
    compareTotals(reference.totals(), candidate.totals());
    roundings = roundings(start);
    compare("update", updates(reference, start), updates(candidate, start));
    roundings = Map.of();
    Tensor expected = probabilities(reference, batchSize);
    compare("probabilities", expected, probabilities(candidate, batchSize), 0);
  }

  private Batch varied(int batchSize, int step) {
    int size = step == 2 ? Math.max(1, batchSize - 1) : batchSize;
    return Given.batch(plan, size, step + 10L);
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
      if (isVanishingBias(name)) {
        double limit = TOLERANCE * norm(reference.get(kernelOf(name)));
        if (!(norm(candidate.get(name)) <= limit)) {
          differences.add(what + " of " + name + ": not small beside its kernel's");
        }
      } else {
        double rounding = roundings.getOrDefault(name, 0.0);
        compare(what + " of " + name, reference.get(name), candidate.get(name), rounding);
      }
    }
  }

  private void compare(String what, Tensor reference, Tensor candidate, double rounding) {
    double norm = norm(reference);
    double difference = candidate.relativeDifference(reference);
    if (!(difference <= TOLERANCE + (norm == 0 ? 0 : rounding / norm))) {
      differences.add(String.format(Locale.ROOT, "%s: %.2e", what, difference));
    }
  }

  /** Norms of what float32 cannot hold of a sum with each parameter: a unit in the last place. */
  private static Map<String, Double> roundings(Parameters parameters) {
    Map<String, Double> roundings = new HashMap<>();
    parameters
        .asMap()
        .forEach(
            (name, tensor) -> {
              float[] units = tensor.values().clone();
              for (int i = 0; i < units.length; i++) {
                units[i] = Math.ulp(units[i]);
              }
              roundings.put(name, norm(new Tensor(tensor.shape(), units)));
            });
    return roundings;
  }

  private boolean isVanishingBias(String name) {
    return vanishingBiases.contains(name);
  }

  private static String kernelOf(String bias) {
    return bias.replaceFirst("[.]bias", ".weight");
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
