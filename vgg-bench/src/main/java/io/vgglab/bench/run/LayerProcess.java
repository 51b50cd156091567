package io.vgglab.bench.run;

import io.vgglab.bench.plan.Case;
import io.vgglab.bench.plan.Subject;
import io.vgglab.bench.plan.SyntheticBatch;
import io.vgglab.data.Batch;
import io.vgglab.network.Device;
import io.vgglab.network.LayerTime;
import io.vgglab.network.Network;
import io.vgglab.network.NetworkFactories;
import io.vgglab.network.NetworkFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Main of the process that times single layers within whole training steps. */
public final class LayerProcess {

  private static final int WARM_UP = 3;
  private static final int STEPS = 15;

  private LayerProcess() {}

  /** Takes the texts of {@link CaseArguments}. */
  public static void main(String[] arguments) {
    CaseArguments told = CaseArguments.parse(arguments);
    profile(NetworkFactories.of(told.engine()), told.device(), told.cases()).write(told.answer());
    System.exit(0);
  }

  static LayerProfile profile(NetworkFactory factory, Device device, List<Case> cases) {
    List<LayerProfile.Profiled> networks = new ArrayList<>();
    for (Case each : cases) {
      LayerProfile.Profiled profiled = profile(factory, device, each);
      if (profiled.passes().isEmpty()) {
        break;
      }
      networks.add(profiled);
    }
    return factory
        .roof()
        .map(roof -> new LayerProfile(roof.gigaflops(), roof.gigabytes(), networks))
        .orElseGet(() -> new LayerProfile(0, 0, networks));
  }

  private static LayerProfile.Profiled profile(
      NetworkFactory factory, Device device, Case subject) {
    try (Network network =
        factory.open(
            subject.subject().plan(), subject.subject().step(), device, Subject.NETWORK_SEED)) {
      Batch batch = SyntheticBatch.of(network.plan(), subject.batchSize());
      Map<List<String>, List<Double>> times = new LinkedHashMap<>();
      for (int step = -WARM_UP; step < STEPS; step++) {
        List<LayerTime> found = network.layerTimes(batch);
        if (found.isEmpty()) {
          break;
        }
        for (LayerTime time : step < 0 ? List.<LayerTime>of() : found) {
          times
              .computeIfAbsent(List.of(time.layer(), time.pass()), key -> new ArrayList<>())
              .add(time.milliseconds());
        }
      }
      List<LayerProfile.Pass> passes = new ArrayList<>();
      times.forEach(
          (key, values) -> passes.add(new LayerProfile.Pass(key.get(0), key.get(1), values)));
      return new LayerProfile.Profiled(
          subject.subject().text(), subject.batchSize(), passes, network.implementations());
    }
  }
}
