package io.vgglab.cli;

import io.vgglab.device.Fitness;
import io.vgglab.device.VisibleGpus;
import io.vgglab.network.Device;
import io.vgglab.network.EngineBundle;
import io.vgglab.network.EngineBundles;
import io.vgglab.network.EngineChoice;
import io.vgglab.network.EngineException;
import io.vgglab.provenance.GpuSurvey;
import io.vgglab.sweep.executor.Slot;
import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Engine, device and threads. */
final class DeviceOptions {

  @Option(
      names = "--engine",
      paramLabel = "NAME",
      description =
          "Engine: onednn, dl4j, or the name of a bundle; the fastest that is there otherwise.")
  private Optional<String> engine = Optional.empty();

  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      defaultValue = "cpu",
      description = "cpu, or cuda:0, cuda:1, ... (${DEFAULT-VALUE}).")
  private String device;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads of a worker on the CPU; all cores, shared fairly, otherwise.")
  private Optional<Integer> threads = Optional.empty();

  @Option(
      names = "--deterministic",
      description =
          "One thread on the CPU, so that no sum depends on the number of cores: the same command"
              + " gives the same bits on machines of one kind, more slowly.")
  private boolean deterministic;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  /** A slot that has a share of the cores. */
  Slot slot(int share) {
    return slot(device(share));
  }

  /** A slot on a device. */
  Slot slot(Device where) {
    try {
      EngineBundles bundles = EngineBundles.installed();
      EngineBundle bundle =
          engine
              .map(name -> bundles.named(name, where.kind()))
              .orElseGet(() -> chosen(EngineChoice.of(bundles, where)));
      requireFit(bundle, where);
      return Slot.of(bundle, where);
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage(), e);
    }
  }

  /** A GPU without kernels is refused here, before minutes of loading end in a native error. */
  private static void requireFit(EngineBundle bundle, Device where) {
    if (where.kind() == Device.Kind.CUDA) {
      Fitness fitness = Fitness.of(bundle, where, GpuSurvey.ofThisMachine());
      if (!fitness.canRun()) {
        throw new EngineException(
            "engine " + bundle.id() + " cannot run on " + where + ": " + fitness.obstacle());
      }
    }
  }

  /** Says why a faster engine is passed over. */
  private EngineBundle chosen(EngineChoice choice) {
    PrintWriter err = spec.commandLine().getErr();
    choice.refusals().forEach(reason -> err.println("vgg: " + reason));
    if (!choice.refusals().isEmpty()) {
      err.println("vgg: going on with the engine " + choice.bundle().engine());
    }
    return choice.bundle();
  }

  /** The processor with a share of its cores, unless the threads were named. */
  Device cpu(int share) {
    if (deterministic) {
      return deterministicCpu();
    }
    int cores = Runtime.getRuntime().availableProcessors();
    try {
      return Device.cpu(threads.orElse(Math.max(1, cores / share)));
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage(), e);
    }
  }

  private Device device(int share) {
    if (device.equals("cpu")) {
      return cpu(share);
    }
    if (device.matches("cuda:\\d{1,3}")) {
      refuseThreads("--device " + device);
      return cuda(Integer.parseInt(device.substring("cuda:".length())));
    }
    throw new UsageException("device must be cpu or cuda:N, but was '" + device + "'");
  }

  /**
   * Refuses threads where no worker runs on the processor.
   *
   * @param places the option that says where workers run
   */
  void refuseThreads(String places) {
    if (threads.isPresent()) {
      throw new UsageException(
          "--threads must stand without "
              + places
              + ": it counts the threads of workers on the processor");
    }
  }

  /** A GPU. */
  Device cuda(int index) {
    if (deterministic) {
      throw new UsageException(
          "device must be cpu with --deterministic, since GPUs add in any order, but was 'cuda:"
              + index
              + "'");
    }
    Optional<String> hidden = VisibleGpus.ofThisProcess().obstacle(index);
    if (hidden.isPresent()) {
      throw new UsageException(hidden.get());
    }
    return Device.cuda(index);
  }

  private Device deterministicCpu() {
    if (threads.orElse(1) != 1) {
      throw new UsageException(
          "threads must be 1 with --deterministic, but was " + threads.orElseThrow());
    }
    return Device.cpu(1);
  }
}
