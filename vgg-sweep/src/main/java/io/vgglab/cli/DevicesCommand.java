package io.vgglab.cli;

import io.vgglab.device.CheckedEngine;
import io.vgglab.device.DeviceCheck;
import io.vgglab.device.DeviceReport;
import io.vgglab.device.DeviceSurvey;
import io.vgglab.device.Fitness;
import io.vgglab.device.VisibleGpus;
import io.vgglab.network.EngineBundles;
import io.vgglab.network.EngineProbe;
import io.vgglab.provenance.GpuSurvey;
import io.vgglab.provenance.Machine;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what this machine can train on. */
@Command(
    name = "devices",
    mixinStandardHelpOptions = true,
    description = {
      "Lists processor and GPUs, and says for each engine whether it can run there and why not.",
      "With --check each engine that can is compared with DL4J's own layers, ten training steps of"
          + " the preset seed are timed, and everything goes into a file for bug reports; the exit"
          + " code is 1 if one fails or differs."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  vgg devices", "  vgg devices --check", "  vgg devices --check --out gpu.json"})
final class DevicesCommand implements Callable<Integer> {

  @Option(names = "--check", description = "Checks and times every engine that can run.")
  private boolean check;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      defaultValue = "devices.json",
      description = "Where the check writes what it found (${DEFAULT-VALUE}).")
  private Path out;

  @Option(names = "--width", hidden = true, defaultValue = "1")
  private double width;

  @Option(names = "--steps", hidden = true, defaultValue = "10")
  private int steps;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (!check && spec.commandLine().getParseResult().hasMatchedOption("--out")) {
      throw new UsageException("--out must stand beside --check: nothing is written without it");
    }
    EngineBundles bundles = EngineBundles.installed();
    DeviceSurvey survey =
        DeviceSurvey.of(
            bundles,
            GpuSurvey.ofThisMachine(),
            VisibleGpus.ofThisProcess(),
            Machine.facts(),
            EngineProbe::refusal);
    PrintWriter printer = spec.commandLine().getOut();
    survey.places().forEach(place -> print(place, printer));
    if (!survey.noGpu().isEmpty()) {
      printer.println("cuda    " + survey.noGpu());
    }
    printer.flush();
    return check ? check(bundles, survey, printer) : 0;
  }

  private static void print(DeviceSurvey.Place place, PrintWriter printer) {
    printer.println(String.format(Locale.ROOT, "%-7s %s", place.device(), place.description()));
    for (Fitness fitness : place.engines()) {
      printer.println(
          String.format(
              Locale.ROOT,
              "        %-11s %s",
              fitness.bundle(),
              fitness.canRun() ? "can run" : "cannot run: " + fitness.obstacle()));
    }
  }

  private int check(EngineBundles bundles, DeviceSurvey survey, PrintWriter printer) {
    printer.println("\nchecking against DL4J's own layers on the processor");
    printer.flush();
    List<CheckedEngine> checks = checks(bundles, survey, printer);
    new DeviceReport(survey, checks, InstantSource.system().instant()).write(out);
    printer.println("Attach to a bug report: " + out);
    printer.flush();
    return checks.stream().allMatch(CheckedEngine::passed) ? 0 : 1;
  }

  /** Of every engine where it can run; does not return where this process is told to end. */
  @SuppressWarnings("try") // the interruption only needs closing
  private List<CheckedEngine> checks(
      EngineBundles bundles, DeviceSurvey survey, PrintWriter printer) {
    List<CheckedEngine> checks = new ArrayList<>();
    Path folder = temporary();
    try (Interruption interruption = Interruption.ofProcesses(() -> delete(folder))) {
      DeviceCheck checker = new DeviceCheck(bundles, width, steps, folder);
      for (DeviceSurvey.Place place : survey.places()) {
        for (Fitness fitness : place.engines()) {
          if (fitness.canRun()) {
            CheckedEngine checked = checker.check(fitness);
            checks.add(checked);
            printer.println(line(checked));
            printer.flush();
          }
        }
      }
    } finally {
      delete(folder);
    }
    return checks;
  }

  private static String line(CheckedEngine checked) {
    String name = String.format(Locale.ROOT, "%-7s %-11s ", checked.device(), checked.bundle());
    if (!checked.failure().isEmpty()) {
      return name + "failed: " + checked.failure();
    }
    CheckedEngine.Agreement worst =
        checked.agreements().stream()
            .max(Comparator.comparingDouble(CheckedEngine.Agreement::difference))
            .orElseThrow();
    String agreement =
        String.format(
            Locale.ROOT,
            "%s, %.1e off at most (%s)",
            checked.passed() ? "agrees" : "DIFFERS",
            worst.difference(),
            worst.worst());
    return name
        + agreement
        + checked
            .timing()
            .map(
                timing ->
                    String.format(
                        Locale.ROOT,
                        "; %.1f ms a step of %d images (median of %d, %.1f to %.1f), %.0f images/s",
                        timing.median(),
                        timing.batchSize(),
                        timing.milliseconds().size(),
                        timing.milliseconds().stream().min(Double::compare).orElseThrow(),
                        timing.milliseconds().stream().max(Double::compare).orElseThrow(),
                        timing.imagesPerSecond()))
            .orElse("");
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("vgg-devices");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a temporary folder", e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + folder, e);
    }
  }
}
