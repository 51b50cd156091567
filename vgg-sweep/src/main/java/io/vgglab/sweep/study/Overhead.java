package io.vgglab.sweep.study;

import com.fasterxml.jackson.databind.JsonNode;
import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.sweep.trial.TrialState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a study costs over the training itself: the time from beginning to choose the trial to its
 * training, the time for which the trainer waits after every epoch until the store has the figures
 * and the pruner has spoken, and the time from the end of the training to the finished trial.
 *
 * <p>Choosing the values, starting a worker and reading the images are part of it. What {@code vgg
 * train} does as well is training: opening the network, epochs, validation, checkpoints, the run's
 * folder. The time for which a slot stood idle, since the study's mode let no further trial start,
 * is counted beside it.
 *
 * @param trials completed or pruned trials of one training that was never interrupted
 * @param seconds time of these trials, from beginning to choose them to the finished trial
 * @param studySeconds what of it was the study's
 * @param idleSeconds time for which the slots of these trials stood idle before they were chosen
 */
public record Overhead(int trials, double seconds, double studySeconds, double idleSeconds) {

  /** The overhead of a study's trials; empty if none is there to be measured. */
  public static Optional<Overhead> of(List<TrialRecord> all) {
    return all.stream().flatMap(trial -> of(trial).stream()).reduce(Overhead::plus);
  }

  /** Share of the trials' time that was not training, in [0, 1]. */
  public double share() {
    return seconds == 0 ? 0 : studySeconds / seconds;
  }

  /** Share of the slots' time in which they stood idle between trials, in [0, 1]. */
  public double idleShare() {
    double slots = seconds + idleSeconds;
    return slots == 0 ? 0 : idleSeconds / slots;
  }

  /** As people read it. */
  public String sentence() {
    return String.format(
        Locale.ROOT,
        "Overhead over training: %.2f %% of %.0f s in %s, %.2f s each; slots idle between trials: "
            + "%.2f %% of the time",
        100 * share(),
        seconds,
        trials == 1 ? "one trial" : trials + " trials",
        studySeconds / trials,
        100 * idleShare());
  }

  private Overhead plus(Overhead other) {
    return new Overhead(
        trials + other.trials,
        seconds + other.seconds,
        studySeconds + other.studySeconds,
        idleSeconds + other.idleSeconds);
  }

  private static Optional<Overhead> of(TrialRecord trial) {
    boolean ended = trial.state() == TrialState.COMPLETE || trial.state() == TrialState.PRUNED;
    if (!ended || SeedRuns.of(trial).size() > 1) {
      return Optional.empty();
    }
    return TrialLog.read(trial, TrialLog.ATTEMPTS)
        .map(root -> root.path("attempts"))
        .filter(attempts -> attempts.size() == 1)
        .map(attempts -> attempts.get(0))
        .filter(attempt -> attempt.has(TrialLog.SLOT_FREE) && attempt.has(TrialLog.ENDED))
        .flatMap(attempt -> trial.times().completed().map(finished -> of(attempt, finished)));
  }

  private static Overhead of(JsonNode attempt, Instant finished) {
    Instant free = instant(attempt, TrialLog.SLOT_FREE);
    Instant chosen = attempt.has(TrialLog.CHOSEN) ? instant(attempt, TrialLog.CHOSEN) : free;
    double before = seconds(chosen, instant(attempt, TrialLog.STARTED));
    double after = seconds(instant(attempt, TrialLog.ENDED), finished);
    double answers = attempt.path(TrialLog.ANSWERS).asDouble();
    return new Overhead(
        1, seconds(chosen, finished), before + answers + after, seconds(free, chosen));
  }

  private static Instant instant(JsonNode attempt, String field) {
    return Instant.parse(attempt.path(field).asText());
  }

  private static double seconds(Instant from, Instant to) {
    return Math.max(0, Duration.between(from, to).toNanos() / 1e9);
  }
}
