package io.vgglab.sweep.study;

import io.vgglab.sweep.pruner.RoundRole;
import io.vgglab.sweep.pruner.RoundsPruner;
import io.vgglab.sweep.sampler.DistinctSampler;
import io.vgglab.sweep.sampler.DuplicatePolicy;
import io.vgglab.sweep.sampler.RandomMode;
import io.vgglab.sweep.sampler.Suggester;
import io.vgglab.sweep.sampler.Suggestion;
import io.vgglab.sweep.space.Assignment;
import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.sweep.trial.TrialState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Chooses the trials of a study, one after the other, as its mode lets them see each other. */
final class TrialChoice {

  private final StudySpec spec;
  private final Suggester suggester;

  TrialChoice(StudySpec spec) {
    this.spec = spec;
    this.suggester = spec.suggester();
  }

  /** The number of the next trial: one that waits, or a new one. */
  int nextNumber(List<TrialRecord> history) {
    return history.stream()
        .filter(trial -> trial.state() == TrialState.WAITING)
        .map(TrialRecord::number)
        .findFirst()
        .orElse(history.size());
  }

  /** Most trials of the study: enqueued ones that run outside Hyperband's rounds come on top. */
  int most(List<TrialRecord> history) {
    if (!(spec.pruner() instanceof RoundsPruner)) {
      return spec.trials();
    }
    long outside =
        history.stream()
            .filter(trial -> trial.state() != TrialState.WAITING)
            .filter(trial -> RoundRole.of(trial).isEmpty())
            .count();
    return spec.trials() + (int) outside;
  }

  /** The earlier trials that the trial must wait for; none if it may start. */
  List<Integer> blocking(List<TrialRecord> history, int number) {
    return suggester.blocking(history, number);
  }

  /** The next trial; empty if the sampler has nothing more or the epochs are spent. */
  Optional<TrialRecord> next(List<TrialRecord> stored, int number) {
    List<TrialRecord> history = Extension.inRangesOf(spec, stored);
    return suggester
        .suggest(history, number)
        .map(suggestion -> trial(suggestion, history, number))
        .filter(trial -> spec.budget().allows(visible(history, number), history, spec, trial));
  }

  /** A suggestion with the values that stand already. Promoted trials keep their parent's. */
  private TrialRecord trial(Suggestion suggestion, List<TrialRecord> history, int number) {
    Assignment fixed = fixed(history, number);
    boolean promoted = suggestion.systemAttributes().containsKey(RoundRole.CONTINUES);
    if (fixed.values().isEmpty() || promoted) {
      return TrialRecord.running(number, spec.space(), suggestion.assignment())
          .withSystemAttributes(suggestion.systemAttributes());
    }
    return TrialRecord.running(
            number, spec.space(), StartPoints.overlay(suggestion.assignment(), fixed, spec.space()))
        .withSystemAttributes(suggestion.withoutOrigin().systemAttributes())
        .withSystemAttributes(StartPoints.attribute(fixed));
  }

  private Assignment fixed(List<TrialRecord> history, int number) {
    if (number < history.size()) {
      return StartPoints.of(history.get(number), spec.space());
    }
    List<Assignment> left = new ArrayList<>(spec.conduct().startPoints());
    for (int earlier = 0; earlier < number && !left.isEmpty(); earlier++) {
      left.remove(StartPoints.fixed(history.get(earlier), spec.space()));
    }
    return left.isEmpty() ? Assignment.empty() : left.get(0);
  }

  /**
   * How many trainings of the same parameters come before a trial's own, which starts with the next
   * seed if the sampler averages over them; 0 if it does not. A promoted trial goes on with the
   * seed of its parent, as the same training.
   */
  int firstSeed(List<TrialRecord> history, TrialRecord trial) {
    boolean averages =
        spec.sampler() instanceof DistinctSampler distinct
            && distinct.duplicates() == DuplicatePolicy.AVERAGE;
    if (!averages) {
      return 0;
    }
    OptionalInt parent = RoundRole.continued(trial);
    if (parent.isPresent()) {
      return firstSeed(history, history.get(parent.getAsInt()));
    }
    long before =
        history.stream()
            .filter(other -> other.number() < trial.number())
            .filter(other -> RoundRole.continued(other).isEmpty())
            .filter(other -> other.assignment().equals(trial.assignment()))
            .count();
    return (int) before * spec.conduct().seeds();
  }

  /** Whether there is nothing more once {@link #next} had nothing, with so many trials running. */
  boolean isExhausted(int active) {
    return active == 0 || spec.mode() instanceof RandomMode.PerTrial;
  }

  /** The earlier trials as a new one may see them. */
  private List<TrialRecord> visible(List<TrialRecord> history, int number) {
    return spec.mode() instanceof RandomMode.PerTrial mode
        ? mode.horizon().visible(history, number)
        : history.stream().filter(trial -> trial.number() < number).toList();
  }

  /** The trials that a trial's pruner may see; without a horizon those that run are among them. */
  List<TrialRecord> judges(List<TrialRecord> history, int number) {
    return spec.mode() instanceof RandomMode.PerTrial mode
        ? mode.horizon().finished(history, number)
        : history.stream().filter(trial -> trial.number() != number).toList();
  }

  /** Why some of so many slots stay idle, and what would use them; empty if none does. */
  Optional<String> idle(int slots) {
    int used = capacity(slots);
    if (used == slots) {
      return Optional.empty();
    }
    String rule =
        spec.mode() instanceof RandomMode.Optuna
            ? "mode optuna runs one trial after the other"
            : "at most lookBehind + 1 = " + used + " trials run at once";
    return Optional.of(
        rule
            + ", so "
            + (slots - used)
            + " of "
            + slots
            + " workers stay idle; "
            + (spec.mode() instanceof RandomMode.Optuna ? "" : "a greater lookBehind or ")
            + "mode free uses them all");
  }

  /** How many trials may run at once on so many slots. */
  int capacity(int slots) {
    if (spec.mode() instanceof RandomMode.Optuna) {
      return 1;
    }
    return spec.mode() instanceof RandomMode.PerTrial mode
        ? Math.min(slots - 1, mode.horizon().lookBehind()) + 1
        : slots;
  }
}
