package io.vgglab.device;

import io.vgglab.network.Device;
import io.vgglab.network.EngineBundle;
import io.vgglab.network.EngineBundles;
import io.vgglab.provenance.Gpu;
import io.vgglab.provenance.GpuSurvey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * The processor and the GPUs of this machine with the engines that this build has.
 *
 * @param places processor first, then GPUs in the driver's order
 * @param noGpu why there is no GPU; empty where there is one
 */
public record DeviceSurvey(List<Place> places, String noGpu) {

  /** Copies the list. */
  public DeviceSurvey {
    places = List.copyOf(places);
  }

  /**
   * Looks at every engine on every device.
   *
   * @param visible GPUs that are not somebody else's
   * @param machine facts as {@link io.vgglab.provenance.Machine#facts()} has them
   * @param probe starts an engine and answers why it cannot run, or nothing; asked only where
   *     nothing is known against it, so never on a GPU that is hidden
   */
  public static DeviceSurvey of(
      EngineBundles bundles,
      GpuSurvey gpus,
      VisibleGpus visible,
      Map<String, String> machine,
      BiFunction<EngineBundle, Device, Optional<String>> probe) {
    List<Place> places = new ArrayList<>();
    BiFunction<EngineBundle, Device, Optional<String>> refusal =
        (bundle, device) -> hidden(device, visible).or(() -> probe.apply(bundle, device));
    String processor =
        machine.get("processor")
            + ", "
            + machine.get("cores")
            + " cores for Java, "
            + machine.get("memory");
    places.add(new Place(Device.cpu(), processor, engines(bundles, Device.cpu(), gpus, refusal)));
    for (Gpu gpu : gpus.gpus()) {
      Device device = Device.cuda(gpu.index());
      places.add(new Place(device, description(gpu), engines(bundles, device, gpus, refusal)));
    }
    return new DeviceSurvey(places, gpus.reason());
  }

  private static Optional<String> hidden(Device device, VisibleGpus visible) {
    return device.kind() == Device.Kind.CUDA ? visible.reason(device.index()) : Optional.empty();
  }

  private static String description(Gpu gpu) {
    return "%s, compute capability %s, driver %s, %s"
        .formatted(gpu.name(), gpu.computeCapability(), gpu.driver(), gpu.memory());
  }

  private static List<Fitness> engines(
      EngineBundles bundles,
      Device device,
      GpuSurvey gpus,
      BiFunction<EngineBundle, Device, Optional<String>> probe) {
    List<Fitness> engines = new ArrayList<>();
    for (EngineBundle bundle : bundles.all()) {
      Fitness known = Fitness.of(bundle, device, gpus);
      engines.add(
          known.canRun()
              ? new Fitness(bundle.id(), device, probe.apply(bundle, device).orElse(""))
              : known);
    }
    if (device.kind() == Device.Kind.CUDA) {
      Arrays.stream(GpuRequirement.values())
          .filter(row -> bundles.all().stream().noneMatch(b -> b.id().equals(row.bundle())))
          .map(row -> Fitness.absent(row, device, gpus))
          .forEach(engines::add);
    }
    return engines;
  }

  /**
   * One device.
   *
   * @param device which
   * @param description product, memory, and for GPUs compute capability and driver
   * @param engines every engine of the build, able or not
   */
  public record Place(Device device, String description, List<Fitness> engines) {

    /** Copies the list. */
    public Place {
      engines = List.copyOf(engines);
    }
  }
}
