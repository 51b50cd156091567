package io.vgglab.bench.run;

import io.vgglab.bench.plan.DeviceText;
import io.vgglab.bench.plan.Options;
import io.vgglab.device.GpuRequirement;
import io.vgglab.device.VisibleGpus;
import io.vgglab.network.Device;
import io.vgglab.network.EngineBundle;
import io.vgglab.network.EngineBundles;
import io.vgglab.provenance.Gpu;
import io.vgglab.provenance.GpuSurvey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Engines and devices of a run: those that are there, and those that are not, with the reason.
 *
 * @param present what can be measured
 * @param absent what cannot
 */
public record Targets(List<Target> present, List<Absent> absent) {

  /** Engines that a build with the profile {@code cuda} brings to GPUs. */
  private static final List<String> GPU_ENGINES = List.of("dl4j");

  /** Copies the lists. */
  public Targets {
    present = List.copyOf(present);
    absent = List.copyOf(absent);
  }

  /**
   * Finds the bundle of every engine and device that was asked for.
   *
   * @throws IllegalArgumentException if no bundle has an engine that was asked for
   */
  public static Targets of(Options options, EngineBundles bundles, GpuSurvey gpus) {
    return of(options, bundles, gpus, VisibleGpus.ofThisProcess());
  }

  static Targets of(Options options, EngineBundles bundles, GpuSurvey gpus, VisibleGpus visible) {
    List<Target> present = new ArrayList<>();
    List<Absent> absent = new ArrayList<>();
    boolean several = options.threads().size() > 1;
    for (Device device : devices(options)) {
      for (String engine : options.engines()) {
        requireKnown(engine, bundles);
        Optional<EngineBundle> bundle = bundle(engine, device.kind(), bundles);
        String reason =
            device.kind() == Device.Kind.CPU
                ? bundle.isPresent() ? "" : engine + " does not run on processors"
                : gpuReason(engine, bundle, device, gpus, visible);
        if (reason.isEmpty()) {
          present.add(new Target(engine, started(engine, bundle.orElseThrow()), device, several));
        } else if (bundle.isPresent() || isForGpus(engine, bundles)) {
          absent.add(new Absent(engine, device.toString(), reason));
        }
      }
    }
    absent.addAll(nowhere(options, present, absent));
    return new Targets(present, absent);
  }

  /** What is tuned for an engine is not for its variants: they stand for what others run. */
  private static EngineBundle started(String engine, EngineBundle bundle) {
    return engine.equals(bundle.engine()) ? bundle : bundle.withoutEnvironment();
  }

  /** Whether a build may bring the engine, or the one that it is a variant of, to GPUs. */
  private static boolean isForGpus(String engine, EngineBundles bundles) {
    return bundles.all().stream()
        .anyMatch(bundle -> GPU_ENGINES.contains(bundle.engine()) && bundle.brings(engine));
  }

  /** Engines that none of the devices asked for is for, which must not vanish without a word. */
  private static List<Absent> nowhere(Options options, List<Target> present, List<Absent> absent) {
    return options.engines().stream()
        .filter(engine -> present.stream().noneMatch(it -> it.engine().equals(engine)))
        .filter(engine -> absent.stream().noneMatch(it -> it.engine().equals(engine)))
        .map(
            engine ->
                new Absent(
                    engine,
                    String.join(",", options.devices()),
                    engine + " runs on processors only: add cpu to bench.devices"))
        .toList();
  }

  /** Processors once for each number of threads, GPUs once. */
  private static List<Device> devices(Options options) {
    return options.devices().stream()
        .flatMap(text -> options.threads().stream().map(threads -> DeviceText.parse(text, threads)))
        .distinct()
        .toList();
  }

  private static String gpuReason(
      String engine,
      Optional<EngineBundle> bundle,
      Device device,
      GpuSurvey gpus,
      VisibleGpus visible) {
    List<String> reasons = new ArrayList<>();
    if (bundle.isEmpty()) {
      reasons.add("no bundle brings " + engine + " to GPUs: build with -Pcuda");
    }
    Optional<Gpu> gpu = gpus.gpu(device.index());
    if (gpus.gpus().isEmpty()) {
      reasons.add(gpus.reason());
    } else if (gpu.isEmpty()) {
      reasons.add("nvidia-smi lists no GPU " + device.index());
    } else {
      visible.obstacle(device.index()).ifPresent(reasons::add);
      GpuRequirement.ofEngine(engine)
          .flatMap(requirement -> requirement.obstacle(gpu.get()))
          .ifPresent(reasons::add);
    }
    return String.join("; ", reasons);
  }

  /** A bundle whose engine is this one, or whose engine this one is a variant of. */
  private static Optional<EngineBundle> bundle(
      String engine, Device.Kind kind, EngineBundles bundles) {
    return bundles.all().stream()
        .filter(bundle -> bundle.devices().contains(kind) && bundle.brings(engine))
        .findFirst();
  }

  private static void requireKnown(String engine, EngineBundles bundles) {
    if (bundles.all().stream().anyMatch(bundle -> bundle.brings(engine))) {
      return;
    }
    boolean isBundle = bundles.all().stream().anyMatch(bundle -> bundle.id().equals(engine));
    throw new IllegalArgumentException(
        "bench.engines must be of "
            + bundles.all().stream()
                .flatMap(
                    bundle -> Stream.concat(Stream.of(bundle.engine()), bundle.variants().stream()))
                .distinct()
                .collect(Collectors.joining(", "))
            + ", but was '"
            + engine
            + (isBundle ? "', the bundle of one: name the engine" : "'"));
  }
}
