package io.vgglab.device;

import io.vgglab.network.Device;
import io.vgglab.network.EngineBundle;
import io.vgglab.provenance.Gpu;
import io.vgglab.provenance.GpuSurvey;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether the engine of a bundle can run on a device.
 *
 * @param bundle id of the bundle
 * @param device where
 * @param obstacle why not, in one line; empty where it can
 */
public record Fitness(String bundle, Device device, String obstacle) {

  /** Checks that the names are there. */
  public Fitness {
    Objects.requireNonNull(bundle, "bundle");
    Objects.requireNonNull(device, "device");
    Objects.requireNonNull(obstacle, "obstacle");
  }

  /** Whether nothing stands against it. */
  public boolean canRun() {
    return obstacle.isEmpty();
  }

  /** What is known without starting the engine. */
  public static Fitness of(EngineBundle bundle, Device device, GpuSurvey gpus) {
    if (!bundle.devices().contains(device.kind())) {
      List<String> kinds = bundle.devices().stream().map(Device.Kind::id).sorted().toList();
      return new Fitness(bundle.id(), device, "runs on " + String.join(", ", kinds) + " only");
    }
    return new Fitness(
        bundle.id(),
        device,
        device.kind() == Device.Kind.CPU ? "" : gpuObstacle(bundle.engine(), device, gpus));
  }

  /** Of a bundle that this build does not have. */
  static Fitness absent(GpuRequirement row, Device device, GpuSurvey gpus) {
    List<String> obstacles = new ArrayList<>();
    obstacles.add("is not in this build; mvn -Pcuda brings it");
    gpus.gpu(device.index()).flatMap(row::obstacle).ifPresent(obstacles::add);
    return new Fitness(row.bundle(), device, String.join("; ", obstacles));
  }

  private static String gpuObstacle(String engine, Device device, GpuSurvey gpus) {
    if (gpus.gpus().isEmpty()) {
      return gpus.reason();
    }
    Optional<Gpu> gpu = gpus.gpu(device.index());
    return gpu.isEmpty()
        ? "nvidia-smi lists no GPU " + device.index()
        : GpuRequirement.ofEngine(engine).flatMap(row -> row.obstacle(gpu.get())).orElse("");
  }
}
