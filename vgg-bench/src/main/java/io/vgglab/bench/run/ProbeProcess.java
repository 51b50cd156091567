package io.vgglab.bench.run;

import io.vgglab.bench.plan.Case;
import io.vgglab.bench.plan.Subject;
import io.vgglab.bench.plan.SyntheticBatch;
import io.vgglab.data.Batch;
import io.vgglab.model.Layer;
import io.vgglab.model.VggPlan;
import io.vgglab.network.BlasKernel;
import io.vgglab.network.Device;
import io.vgglab.network.EngineException;
import io.vgglab.network.Network;
import io.vgglab.network.NetworkFactories;
import io.vgglab.network.NetworkFactory;
import io.vgglab.network.NetworkState;
import io.vgglab.network.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Main of the process that loads an engine before it is timed: opens every network of the run once
 * and writes what it found.
 */
public final class ProbeProcess {

  private static final List<String> VARIABLES =
      List.of("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", BlasKernel.VARIABLE);

  private ProbeProcess() {}

  /** Takes the texts of {@link CaseArguments}. */
  public static void main(String[] arguments) {
    CaseArguments told = CaseArguments.parse(arguments);
    answer(told).write(told.answer());
    System.exit(0);
  }

  private static Probed answer(CaseArguments told) {
    try {
      return probe(NetworkFactories.of(told.engine()), told.device(), told.cases());
    } catch (EngineException e) {
      return Probed.refused(e.getMessage());
    }
  }

  static Probed probe(NetworkFactory factory, Device device, List<Case> cases) {
    List<Probed.Opened> networks = new ArrayList<>();
    for (Case each : cases) {
      networks.add(open(factory, device, each));
    }
    Map<String, String> variables = new TreeMap<>();
    VARIABLES.forEach(
        name -> variables.put(name, Optional.ofNullable(System.getenv(name)).orElse("not set")));
    return new Probed(new TreeMap<>(factory.versions()), variables, networks, "");
  }

  private static Probed.Opened open(NetworkFactory factory, Device device, Case each) {
    Subject subject = each.subject();
    VggPlan plan = subject.plan();
    Batch images = SyntheticBatch.of(plan, Computed.IMAGES);
    try (Network network = open(factory, plan, device, subject)) {
      NetworkState drawn = DrawnState.of(network.state(), plan);
      network.load(drawn);
      float[] probabilities = network.predict(images);
      network.forward(SyntheticBatch.of(plan, each.batchSize()));
      network.backward();
      network.synchronize();
      return new Probed.Opened(
          subject.text(),
          plan.hash(),
          drawn.parameters().asMap().values().stream().mapToLong(Tensor::size).sum(),
          computed(factory, device, subject, probabilities, drawn),
          each.batchSize(),
          network.implementations(),
          network.memory().total());
    }
  }

  /** What the same network does in training; without dropout, for which engines draw own masks. */
  private static Computed computed(
      NetworkFactory factory,
      Device device,
      Subject subject,
      float[] probabilities,
      NetworkState drawn) {
    VggPlan plan = subject.plan();
    VggPlan withoutDropout =
        new VggPlan(
            plan.spec(),
            plan.layers().stream().filter(layer -> !(layer instanceof Layer.Dropout)).toList());
    try (Network network = open(factory, withoutDropout, device, subject)) {
      network.load(drawn);
      return Computed.of(probabilities, network, SyntheticBatch.of(plan, Computed.IMAGES));
    }
  }

  private static Network open(
      NetworkFactory factory, VggPlan plan, Device device, Subject subject) {
    return factory.open(plan, subject.step(), device, Subject.NETWORK_SEED);
  }
}
