package io.vgglab.sweep.study;

import io.vgglab.sweep.sampler.Suggestion;
import io.vgglab.sweep.store.StoredStudy;
import io.vgglab.sweep.store.StudyHeader;
import io.vgglab.sweep.trial.Constraints;
import io.vgglab.sweep.trial.Direction;
import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.sweep.trial.TrialState;
import java.util.List;
import java.util.Optional;

/**
 * What a study found and what it cost, to be compared with others.
 *
 * @param name of the study
 * @param metric name of its first objective
 * @param direction sense of its first objective
 * @param trials its trials in the order of their numbers
 */
public record StudyOutcome(
    String name, String metric, Direction direction, List<TrialRecord> trials) {

  public StudyOutcome {
    trials = List.copyOf(trials);
  }

  /** The outcome of a study as it stands. */
  public static StudyOutcome of(StoredStudy stored) {
    StudyHeader header = stored.header();
    return new StudyOutcome(
        header.name(),
        header.metricNames().isEmpty() ? "value" : header.metricNames().get(0),
        header.directions().get(0),
        stored.trials());
  }

  /** The name without the number at its end, which tells repetitions apart. */
  public String group() {
    return name.replaceFirst("[-_.]?\\d+$", "");
  }

  /** The number of trials in a state. */
  public long count(TrialState state) {
    return trials.stream().filter(trial -> trial.state() == state).count();
  }

  /** Trials that the sampler chose by what earlier ones had shown, not at random. */
  public long chosenByModel() {
    return trials.stream()
        .filter(
            trial -> Suggestion.BY_MODEL.equals(trial.systemAttributes().get(Suggestion.CHOSEN_BY)))
        .count();
  }

  /** Epochs of all trials together. */
  public int epochs() {
    return trials.stream().mapToInt(EpochBudget::spent).sum();
  }

  /** The best completed trial that breaks no constraint. */
  public Optional<TrialRecord> best() {
    return bestWithin(Integer.MAX_VALUE);
  }

  /** The best trial among those completed before so many epochs were spent, in trial order. */
  public Optional<TrialRecord> bestWithin(int epochs) {
    long spent = 0;
    Optional<TrialRecord> best = Optional.empty();
    for (TrialRecord trial : trials) {
      spent += EpochBudget.spent(trial);
      if (spent > epochs) {
        break;
      }
      if (trial.state() == TrialState.COMPLETE
          && Constraints.violation(trial) <= 0
          && (best.isEmpty() || direction.isBetter(value(trial), value(best.get())))) {
        best = Optional.of(trial);
      }
    }
    return best;
  }

  /** The first objective of a completed trial. */
  public static double value(TrialRecord trial) {
    return trial.values().get(0);
  }
}
