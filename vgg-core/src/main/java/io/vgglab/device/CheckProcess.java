package io.vgglab.device;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vgglab.network.Device;
import io.vgglab.network.EngineTask;
import io.vgglab.network.Network;
import io.vgglab.network.NetworkFactories;
import io.vgglab.network.NetworkFactory;
import io.vgglab.network.SafeTensors;
import io.vgglab.network.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Main of the process that checks one engine on one device: computes every trace, times steps, and
 * writes both into one safetensors file, the timing in its metadata.
 */
public final class CheckProcess {

  /** Key of the metadata that holds everything but the tensors, as JSON. */
  static final String FACTS = "facts";

  private static final ObjectMapper JSON = new ObjectMapper();

  private CheckProcess() {}

  /**
   * Arguments behind those of {@link EngineTask}: engine, device kind, threads, file to write,
   * width of the timed network, steps; 0 steps for no timing.
   */
  public static void main(String[] arguments) throws IOException {
    EngineTask.run(arguments, CheckProcess::check);
  }

  private static void check(List<String> arguments) throws IOException {
    NetworkFactory factory = NetworkFactories.of(arguments.get(0));
    Device.Kind kind = Device.Kind.valueOf(arguments.get(1));
    Device device = new Device(kind, 0, Integer.parseInt(arguments.get(2)));
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    ObjectNode facts = JSON.createObjectNode();
    factory.versions().forEach(facts.putObject("versions")::put);
    for (CheckPlan check : CheckPlan.values()) {
      for (long seed : CheckTrace.SEEDS) {
        CheckTrace.of(factory, device, check, seed)
            .forEach((name, tensor) -> tensors.put(key(check, seed, name), tensor));
      }
    }
    ObjectNode kernels = facts.putObject("implementations");
    try (Network network =
        factory.open(CheckPlan.PLAIN.plan(), CheckPlan.PLAIN.step(), device, 1)) {
      network.trainStep(CheckPlan.PLAIN.batches().get(0), CheckPlan.PLAIN.rates().get(0));
      network.totals();
      network.implementations().forEach(kernels::put);
    }
    int steps = Integer.parseInt(arguments.get(5));
    if (steps > 0) {
      double width = Double.parseDouble(arguments.get(4));
      facts.set("timing", JSON.valueToTree(StepTiming.of(factory, device, width, steps)));
    }
    SafeTensors.write(Path.of(arguments.get(3)), tensors, Map.of(FACTS, facts.toString()));
  }

  /** Name of a tensor in the file. */
  static String key(CheckPlan check, long seed, String name) {
    return check + "/" + seed + "/" + name;
  }
}
