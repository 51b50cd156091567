package io.vgglab.cli;

import io.vgglab.network.Device;
import io.vgglab.sweep.executor.Slot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** Where the workers of a sweep run. */
final class SlotOptions {

  private static final Pattern CPU = Pattern.compile("cpu(?::([1-9]\\d{0,2}))?");
  private static final Pattern CUDA = Pattern.compile("cuda:(\\d{1,3})");
  private static final int MOST = 256;

  @Option(
      names = "--workers",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Trials that run side by side, each in a process of its own (${DEFAULT-VALUE}).")
  private int workers;

  @Option(
      names = "--slots",
      paramLabel = "SLOTS",
      description =
          "Workers by place, such as cpu:2,cuda:0,cuda:1: two on the processor and one on each of"
              + " two GPUs; instead of --device and --workers.")
  private Optional<String> places = Optional.empty();

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  /** One slot for each worker; those on the processor share its cores evenly. */
  List<Slot> slots(DeviceOptions devices) {
    if (places.isPresent()) {
      ParseResult given = spec.commandLine().getParseResult();
      if (given.hasMatchedOption("--workers") || given.hasMatchedOption("--device")) {
        throw new UsageException(
            "--slots must stand without --workers and --device: it names the places of all workers");
      }
      return slots(devices, places.get());
    }
    if (workers < 1 || workers > MOST) {
      throw new UsageException("workers must be between 1 and " + MOST + ", but was " + workers);
    }
    return Collections.nCopies(workers, devices.slot(workers));
  }

  private static List<Slot> slots(DeviceOptions devices, String text) {
    int onProcessor = 0;
    List<Device> gpus = new ArrayList<>();
    for (String place : text.split(",", -1)) {
      Matcher cpu = CPU.matcher(place.strip());
      Matcher cuda = CUDA.matcher(place.strip());
      if (cpu.matches()) {
        onProcessor += cpu.group(1) == null ? 1 : Integer.parseInt(cpu.group(1));
      } else if (cuda.matches()) {
        gpus.add(devices.cuda(Integer.parseInt(cuda.group(1))));
      } else {
        throw new UsageException(
            "slots must be a list of cpu, cpu:N and cuda:I, but was '" + text + "'");
      }
    }
    if (onProcessor + gpus.size() > MOST) {
      throw new UsageException(
          "slots must be at most " + MOST + ", but were " + (onProcessor + gpus.size()));
    }
    if (onProcessor == 0) {
      devices.refuseThreads("--slots " + text);
    }
    List<Slot> slots = new ArrayList<>();
    if (onProcessor > 0) {
      slots.addAll(
          Collections.nCopies(onProcessor, devices.slot(devices.cpu(onProcessor + gpus.size()))));
    }
    gpus.forEach(gpu -> slots.add(devices.slot(gpu)));
    return slots;
  }
}
