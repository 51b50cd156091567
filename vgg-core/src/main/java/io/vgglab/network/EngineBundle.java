package io.vgglab.network;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * An engine as it is shipped: what it is called, where it runs, and the jars that a process needs
 * to run it.
 *
 * <p>Engines may need libraries that cannot share a process, so training, evaluation and benchmarks
 * run in processes started from a bundle, and nothing else loads an engine.
 *
 * @param id name of the bundle, such as {@code dl4j-cpu}
 * @param engine {@link NetworkFactory#engine()} of its factory
 * @param variants other factories of the same jars, such as {@code dl4j-stock}, by engine
 * @param devices kinds of devices it can drive
 * @param environment variables that its processes start with, unless the user has set them
 * @param classPath jars of the engine, to stand behind the starting program's own
 */
public record EngineBundle(
    String id,
    String engine,
    List<String> variants,
    Set<Device.Kind> devices,
    Map<String, String> environment,
    List<Path> classPath) {
  /** Java 24 and later warn of libraries that are loaded without it. */
  private static final String NATIVE_ACCESS = "--enable-native-access=ALL-UNNAMED";

  /** Copies the collections. */
  public EngineBundle {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(engine, "engine");
    variants = List.copyOf(variants);
    devices = Set.copyOf(devices);
    environment = Map.copyOf(environment);
    classPath = List.copyOf(classPath);
  }

  /** Whether its jars have a factory of the engine, which may be a variant of its own. */
  public boolean brings(String other) {
    return engine.equals(other) || variants.contains(other);
  }

  /** The same jars, started as anyone else would start them. */
  public EngineBundle withoutEnvironment() {
    return new EngineBundle(id, engine, variants, devices, Map.of(), classPath);
  }

  /**
   * A process of this bundle, ready to start: the running Java, this program's class path with the
   * engine's behind it, the variables of bundle and device.
   *
   * @param mainClass class whose {@code main} it runs
   * @param jvmArguments options of the virtual machine
   * @param arguments arguments of {@code main}
   * @param device decides threads and visible GPUs
   */
  public ProcessBuilder process(
      String mainClass, List<String> jvmArguments, List<String> arguments, Device device) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmArguments);
    command.add(NATIVE_ACCESS);
    command.add("-cp");
    command.add(joinedClassPath(System.getProperty("java.class.path")));
    command.add(mainClass);
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    environment.forEach(builder.environment()::putIfAbsent);
    variables(device).forEach(builder.environment()::put);
    BlasKernel.forThisMachine(builder.environment())
        .ifPresent(kernel -> builder.environment().putIfAbsent(BlasKernel.VARIABLE, kernel));
    return builder;
  }

  /** Own entries first, then the bundle's, each file name once so that versions do not mix. */
  String joinedClassPath(String own) {
    Set<String> names = new LinkedHashSet<>();
    List<String> entries = new ArrayList<>();
    for (String entry : own.split(File.pathSeparator, -1)) {
      if (!entry.isEmpty()) {
        names.add(Path.of(entry).getFileName().toString());
        entries.add(entry);
      }
    }
    for (Path entry : classPath) {
      if (names.add(entry.getFileName().toString())) {
        entries.add(entry.toString());
      }
    }
    return String.join(File.pathSeparator, entries);
  }

  private static Map<String, String> variables(Device device) {
    Map<String, String> variables = new TreeMap<>();
    String threads = Integer.toString(device.threads());
    variables.put("OMP_NUM_THREADS", threads);
    variables.put("OPENBLAS_NUM_THREADS", threads);
    if (device.kind() == Device.Kind.CUDA) {
      variables.put("CUDA_DEVICE_ORDER", "PCI_BUS_ID"); // as nvidia-smi counts, and so we
      variables.put("CUDA_VISIBLE_DEVICES", Integer.toString(device.index()));
    }
    return variables;
  }

  /** Checks that this bundle drives a kind of device. */
  public void requireDevice(Device device) {
    if (!devices.contains(device.kind())) {
      throw new EngineException(
          String.format(
              Locale.ROOT,
              "engine %s runs on %s, but the device was %s",
              id,
              devices.stream().map(Device.Kind::id).sorted().toList(),
              device));
    }
  }
}
