package io.vgglab.cli;

import io.vgglab.sweep.store.RunStatus;
import io.vgglab.sweep.store.RunningTrial;
import io.vgglab.sweep.store.StopRequest;
import io.vgglab.sweep.store.StoredStudy;
import io.vgglab.sweep.store.StudyStore;
import io.vgglab.sweep.study.Overhead;
import io.vgglab.sweep.study.SeedRuns;
import io.vgglab.sweep.trial.TrialRecord;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says where a study stands. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Says where a study stands, running or not; nothing is written.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  vgg sweep status runs/quick",
      "  vgg sweep status jdbc:postgresql://db/vgg --study quick"
    })
final class StatusCommand implements Callable<Integer> {

  @Mixin private StudyPlace place;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    try (StudyStore store = place.open()) {
      PrintWriter out = spec.commandLine().getOut();
      print(place.find(store), out);
      out.flush();
      return 0;
    }
  }

  /** A sweep may write meanwhile: what has begun is read before what it refers to. */
  static void print(StoredStudy study, PrintWriter out) {
    out.println("study " + study.header().name());
    List<RunningTrial> begun = study.running();
    Map<String, RunStatus> runs = new LinkedHashMap<>();
    study.runs().forEach(status -> runs.put(status.run().id(), status));
    List<RunStatus> alive =
        runs.values().stream().filter(run -> run.isAlive(RunStatus.GRACE)).toList();
    if (alive.isEmpty()) {
      out.println("not running");
    }
    for (RunStatus status : alive) {
      out.println(
          "run by "
              + status.run().describe()
              + study.stopRequest(status.run()).map(StatusCommand::words).orElse(""));
    }
    List<TrialRecord> trials = study.trials();
    for (RunningTrial running : begun) {
      TrialRecord trial = trials.get(running.lease().number());
      if (!trial.state().isFinished()) {
        out.println(running(running, trial, runs));
      }
    }
    Leaders.print(study, out);
    Overhead.of(trials).map(Overhead::sentence).ifPresent(out::println);
  }

  private static String words(StopRequest request) {
    return switch (request) {
      case AFTER_TRIALS -> ", asked to stop after the trials that run";
      case NOW -> ", asked to stop now";
    };
  }

  private static String running(
      RunningTrial running, TrialRecord trial, Map<String, RunStatus> runs) {
    RunStatus owner = runs.get(running.owner());
    boolean orphan = !running.isForeign() && (owner == null || !owner.isAlive(RunStatus.GRACE));
    String since =
        trial
            .times()
            .started()
            .map(start -> ", started " + minutes(Duration.between(start, Instant.now())) + " ago")
            .orElse("");
    int seeds = SeedRuns.of(trial).size();
    String trained =
        seeds == 0 ? "" : ", " + seeds + (seeds == 1 ? " seed" : " seeds") + " trained";
    String last =
        trial
            .lastStep()
            .filter(step -> seeds == 0)
            .map(
                step ->
                    String.format(
                        Locale.ROOT,
                        ", epoch %d: %.4f",
                        step,
                        trial.intermediateValues().get(step)))
            .orElse("");
    return "  trial "
        + trial.number()
        + (orphan ? " was interrupted" : " is running")
        + (running.lease().attempt() > 1 ? ", attempt " + running.lease().attempt() : "")
        + since
        + trained
        + last;
  }

  private static String minutes(Duration time) {
    return time.toMinutes() < 2 ? time.toSeconds() + " s" : time.toMinutes() + " min";
  }
}
