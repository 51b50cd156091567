package io.vgglab.cli;

import io.vgglab.sweep.replay.Replay;
import io.vgglab.sweep.replay.ReplayStep;
import io.vgglab.sweep.replay.ReplayVerdict;
import io.vgglab.sweep.replay.Trace;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Replays a recorded study of Optuna. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Feeds a recorded study of Optuna to our sampler and pruner, trial by trial.",
      "Prints each suggestion beside the recorded one and ends with 1 at the first difference.",
      "Whole numbers and choices must be equal, real numbers within 1e-9."
    },
    footerHeading = "%nExample:%n",
    footer = "  vgg sweep replay examples/traces/tpe_v5_default_seed42.trace.json")
final class ReplayCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "TRACE.json",
      description = "Sampler with seed, pruner if there was one, space, direction and trials.")
  private Path file;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Replay replay = new Replay(read());
    out.println(row("trial", "parameter", "recorded", "suggested", ""));
    int trials = 0;
    int ties = 0;
    while (replay.hasNext()) {
      ReplayStep step = replay.next();
      print(step, out);
      if (!step.isEqual()) {
        out.println(
            "Trial " + step.number() + " differs: " + String.join("; ", step.differences()));
        out.flush();
        return 1;
      }
      trials++;
      ties += step.ties().size();
    }
    out.println(
        trials + " trials replay" + (ties == 0 ? "" : ", " + ties + " values up to ties") + ".");
    out.flush();
    return 0;
  }

  private Trace read() {
    try {
      return Trace.read(Files.readString(file, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw new UsageException(file + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read trace " + file, e);
    }
  }

  private static void print(ReplayStep step, PrintWriter out) {
    String number = Integer.toString(step.number());
    for (String name : step.recorded().names()) {
      Object recorded = step.recorded().find(name).orElseThrow();
      Object ours = step.suggested().find(name).orElse("nothing");
      boolean differs = step.differences().stream().anyMatch(d -> d.startsWith(name + ": "));
      String remark = differs ? "  differs" : step.ties().contains(name) ? "  tie" : "";
      out.println(row(number, name, recorded, ours, remark));
      number = "";
    }
    if (!step.verdicts().isEmpty()) {
      String recorded = verdict(step.verdicts(), ReplayVerdict::recorded);
      String ours = verdict(step.verdicts(), ReplayVerdict::ours);
      String remark = recorded.equals(ours) ? "" : "  differs";
      out.println(row(number, "(pruner)", recorded, ours, remark));
    }
  }

  private static String verdict(List<ReplayVerdict> verdicts, Predicate<ReplayVerdict> pruned) {
    return verdicts.stream()
        .filter(pruned)
        .findFirst()
        .map(verdict -> "pruned at step " + verdict.step())
        .orElse("goes on");
  }

  private static String row(
      String number, String parameter, Object recorded, Object suggested, String remark) {
    return String.format(
            Locale.ROOT,
            "%5s  %-16s  %-22s  %-22s%s",
            number,
            parameter,
            recorded,
            suggested,
            remark)
        .stripTrailing();
  }
}
