package io.vgglab.cli;

import io.vgglab.sweep.executor.TrialStart;
import io.vgglab.sweep.study.EpochBudget;
import io.vgglab.sweep.study.StudyObserver;
import io.vgglab.sweep.study.StudySpec;
import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.train.EpochObserver.Progress;
import io.vgglab.train.EpochResult;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Shows a study on the terminal. */
final class SweepDisplay implements StudyObserver {

  private final Display display;
  private final StudySpec spec;
  private final int mostEpochs;
  private final int seeds;
  private final int baselineEpochs;
  private final Map<Integer, Running> running = new HashMap<>();
  private final Map<Integer, Integer> finished = new HashMap<>();

  SweepDisplay(Display display, StudySpec spec, List<TrialRecord> before) {
    this.display = display;
    this.spec = spec;
    this.mostEpochs = spec.mostEpochs();
    this.seeds = spec.conduct().seeds();
    this.baselineEpochs =
        spec.conduct().baseline().map(baseline -> baseline.plan().epochs()).orElse(0);
    onTrials(before);
    if (!finished.isEmpty()) {
      String of = spec.countsEpochs() ? "" : " of " + spec.trials();
      display.line(finished.size() + of + " trials are finished already");
      display.begin((int) done());
    }
  }

  /** What the first attempt here finds done took no time; what a later one finds did. */
  @Override
  public synchronized void onStart(TrialRecord trial, int seed, int inherited, TrialStart start) {
    int epochs = EpochBudget.epochs(trial, spec);
    Running begun = new Running(epochs, inherited, 0).at(seed, start.epochsDone());
    if (running.put(trial.number(), begun) == null) {
      display.skip(begun.done(), done());
    }
  }

  @Override
  public synchronized void onProgress(int trial, int seed, Progress progress) {
    double epoch = progress.epoch() - 1 + (double) progress.images() / progress.of();
    moved(trial, seed, epoch)
        .ifPresent(now -> display.progress(name(trial, seed), now.epochs(), done(), progress));
  }

  @Override
  public synchronized void onEpoch(int trial, int seed, EpochResult result) {
    moved(trial, seed, result.epoch())
        .ifPresent(now -> display.epoch(name(trial, seed), now.epochs(), done(), result));
  }

  /** Empty once the trial has finished, which an attempt that lost it to another may not know. */
  private Optional<Running> moved(int trial, int seed, double epoch) {
    return Optional.ofNullable(running.computeIfPresent(trial, (n, it) -> it.at(seed, epoch)));
  }

  /** Other processes have their part in what is done, and in how fast it goes. */
  @Override
  public synchronized void onTrials(List<TrialRecord> trials) {
    trials.stream()
        .filter(trial -> trial.state().isFinished())
        .forEach(
            trial -> {
              running.remove(trial.number());
              finished.put(trial.number(), share(trial));
            });
  }

  @Override
  public synchronized void onFinished(TrialRecord trial, String reason) {
    running.remove(trial.number());
    finished.put(trial.number(), share(trial));
    String value =
        trial
            .value()
            .map(v -> String.format(Locale.ROOT, "%s %.4f", spec.metric().key(), v))
            .orElse("no value");
    display.line(
        name(trial.number())
            + " "
            + trial.state().name().toLowerCase(Locale.ROOT)
            + ": "
            + value
            + "  "
            + parameters(trial)
            + (reason.isEmpty() ? "" : "  (" + reason + ")"));
  }

  @Override
  public void onBaselineStart(TrialStart start) {
    if (start.epochsDone() < baselineEpochs) {
      display.line(
          "training the baseline"
              + (start.epochsDone() == 0 ? "" : ", going on after epoch " + start.epochsDone()));
    }
  }

  /** All epochs that were planned lie behind: the baseline is none of the trials. */
  @Override
  public void onBaselineProgress(Progress progress) {
    display.progress("baseline", baselineEpochs, spec.plannedEpochs(), progress);
  }

  @Override
  public void onBaselineEpoch(EpochResult result) {
    display.epoch("baseline", baselineEpochs, spec.plannedEpochs(), result);
  }

  @Override
  public void onNote(String note) {
    display.line(note);
  }

  private double done() {
    return finished.values().stream().mapToDouble(Integer::doubleValue).sum()
        + running.values().stream().mapToDouble(Running::done).sum();
  }

  /** What a finished trial takes off the epochs planned, which are those of the longest trials. */
  private int share(TrialRecord trial) {
    return spec.countsEpochs() ? EpochBudget.spent(trial) : mostEpochs * seeds;
  }

  private String name(int trial, int seed) {
    return name(trial)
        + (seeds == 1 ? "" : String.format(Locale.ROOT, ", seed %d of %d", seed + 1, seeds));
  }

  private String name(int trial) {
    return "trial " + trial + (spec.countsEpochs() ? "" : " of " + spec.trials());
  }

  private static String parameters(TrialRecord trial) {
    return trial.parameters().entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue().value())
        .collect(Collectors.joining(" "));
  }

  /**
   * A trial that runs.
   *
   * @param epochs of each of its trainings
   * @param inherited those of its parent, which count there
   * @param done its own so far, with all seeds
   */
  private record Running(int epochs, int inherited, double done) {

    Running at(int seed, double epoch) {
      double reached = (double) seed * epochs + epoch;
      return new Running(epochs, inherited, Math.max(0, reached - inherited));
    }
  }
}
