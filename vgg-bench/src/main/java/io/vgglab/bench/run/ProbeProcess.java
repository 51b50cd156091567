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
import io.vgglab.network.Parameters;
import io.vgglab.network.Tensor;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Main of the process that loads an engine before it is timed: opens every network of the run, at
 * every batch size, and writes what it found.
 */
public final class ProbeProcess {

  private static final List<String> VARIABLES =
      List.of(
          "OMP_NUM_THREADS",
          "OPENBLAS_NUM_THREADS",
          BlasKernel.VARIABLE,
          "MALLOC_ARENA_MAX",
          "MALLOC_MMAP_MAX_",
          "MALLOC_TRIM_THRESHOLD_",
          "MALLOC_TOP_PAD_");

  /** Told where they are set. */
  private static final List<String> UNUSUAL =
      List.of(
          "GLIBC_TUNABLES",
          "LD_PRELOAD",
          "OMP_PROC_BIND",
          "OMP_PLACES",
          "OMP_WAIT_POLICY",
          "GOMP_CPU_AFFINITY",
          "GOMP_SPINCOUNT",
          "KMP_AFFINITY",
          "KMP_BLOCKTIME",
          "ONEDNN_MAX_CPU_ISA",
          "DNNL_MAX_CPU_ISA",
          "MKL_NUM_THREADS",
          "JAVA_TOOL_OPTIONS",
          "JDK_JAVA_OPTIONS");

  private ProbeProcess() {}

  /** Takes the texts of {@link CaseArguments}. */
  public static void main(String[] arguments) {
    CaseArguments told = CaseArguments.parse(arguments);
    answer(told).write(told.answer());
    System.exit(0);
  }

  /**
   * An engine that does not load, or opens no network, says that it cannot run here. One that
   * breaks later is broken.
   */
  private static Probed answer(CaseArguments told) {
    NetworkFactory factory = NetworkFactories.of(told.engine());
    Subject smallest =
        told.cases().stream()
            .map(Case::subject)
            .min(Comparator.comparingLong(subject -> subject.plan().parameterCount()))
            .orElseThrow();
    try {
      factory.versions();
      open(factory, smallest.plan(), told.device(), smallest).close();
    } catch (EngineException e) {
      return Probed.refused(e.getMessage());
    }
    return probe(factory, told.device(), told.cases());
  }

  static Probed probe(NetworkFactory factory, Device device, List<Case> cases) {
    List<Probed.Opened> networks =
        cases.stream()
            .map(Case::subject)
            .distinct()
            .map(it -> opened(factory, device, it))
            .toList();
    List<Probed.Sized> sizes = cases.stream().map(it -> sized(factory, device, it)).toList();
    Map<String, String> variables = new TreeMap<>();
    VARIABLES.forEach(
        name -> variables.put(name, Optional.ofNullable(System.getenv(name)).orElse("not set")));
    UNUSUAL.stream()
        .filter(System.getenv()::containsKey)
        .forEach(name -> variables.put(name, System.getenv(name)));
    return new Probed(new TreeMap<>(factory.versions()), variables, networks, sizes, "");
  }

  private static Probed.Opened opened(NetworkFactory factory, Device device, Subject subject) {
    VggPlan plan = subject.plan();
    long count;
    float[] probabilities;
    try (Network network = open(factory, plan, device, subject)) {
      count = count(network);
      draw(network, plan);
      probabilities = network.predict(SyntheticBatch.of(plan, Computed.IMAGES));
    }
    return new Probed.Opened(
        subject.text(), plan.hash(), count, computed(factory, device, subject, probabilities));
  }

  private static long count(Network network) {
    return network.state().parameters().asMap().values().stream().mapToLong(Tensor::size).sum();
  }

  /** Gives a network drawn parameters; nothing but these stays in memory. */
  private static Parameters draw(Network network, VggPlan plan) {
    NetworkState drawn = DrawnState.of(network.state(), plan);
    network.load(drawn);
    return drawn.parameters();
  }

  private static Probed.Sized sized(NetworkFactory factory, Device device, Case each) {
    VggPlan plan = each.subject().plan();
    Batch batch = Repeated.batch(plan, each.batchSize());
    List<Double> probabilities;
    Map<String, String> implementations;
    long bytes;
    double loss;
    try (Network network = open(factory, plan, device, each.subject())) {
      draw(network, plan);
      probabilities = Computed.list(network.predict(batch));
      network.forward(batch);
      network.backward();
      network.synchronize();
      implementations = network.implementations();
      bytes = network.memory().total();
      loss = Repeated.loss(network, batch);
    }
    VggPlan withoutDropout = withoutDropout(plan);
    try (Network network = open(factory, withoutDropout, device, each.subject())) {
      draw(network, withoutDropout);
      return new Probed.Sized(
          each.subject().text(),
          each.batchSize(),
          implementations,
          bytes,
          Repeated.of(probabilities, loss, network, batch));
    }
  }

  /** What the same network does in training; without dropout, for which engines draw own masks. */
  private static Computed computed(
      NetworkFactory factory, Device device, Subject subject, float[] probabilities) {
    VggPlan plan = subject.plan();
    VggPlan withoutDropout = withoutDropout(plan);
    try (Network network = open(factory, withoutDropout, device, subject)) {
      Parameters start = draw(network, withoutDropout);
      Batch batch = SyntheticBatch.of(plan, Computed.IMAGES);
      return Computed.of(probabilities, start, subject.step().optimizer(), network, batch);
    }
  }

  private static VggPlan withoutDropout(VggPlan plan) {
    return new VggPlan(
        plan.spec(),
        plan.layers().stream().filter(layer -> !(layer instanceof Layer.Dropout)).toList());
  }

  private static Network open(
      NetworkFactory factory, VggPlan plan, Device device, Subject subject) {
    return factory.open(plan, subject.step(), device, Subject.NETWORK_SEED);
  }
}
