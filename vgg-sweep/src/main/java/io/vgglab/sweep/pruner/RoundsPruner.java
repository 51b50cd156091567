package io.vgglab.sweep.pruner;

import io.vgglab.sweep.trial.Direction;
import io.vgglab.sweep.trial.TrialRecord;
import java.util.List;
import java.util.Optional;

/**
 * Pauses a trial at the end of its round; its promotion is another trial. A report's step is the
 * number of epochs finished. A trial without a place in the rounds goes on.
 *
 * @param maxEpochs epochs of a trial that is never paused again, at least 1
 * @param factor ratio of neighbouring rounds, at least 2
 * @param iterations how often the whole plan is run, at least 1
 */
public record RoundsPruner(int maxEpochs, int factor, int iterations) implements Pruner {

  public RoundsPruner {
    if (maxEpochs < 1) {
      throw new IllegalArgumentException("maxEpochs must be at least 1, but was " + maxEpochs);
    }
    if (factor < 2) {
      throw new IllegalArgumentException("factor must be at least 2, but was " + factor);
    }
    if (iterations < 1) {
      throw new IllegalArgumentException("iterations must be at least 1, but was " + iterations);
    }
  }

  @Override
  public Verdict judge(TrialRecord trial, List<TrialRecord> history, Direction direction) {
    Optional<RoundRole> role = RoundRole.of(trial);
    if (role.isEmpty() || trial.intermediateValues().isEmpty()) {
      return Verdict.keep();
    }
    int epochs = role.get().epochs();
    boolean ends = trial.intermediateValues().lastKey() >= epochs && epochs < maxEpochs;
    return ends
        ? Verdict.prune(
            "paused after "
                + epochs
                + " epochs, at the end of round "
                + role.get().round()
                + " of bracket "
                + role.get().bracket())
        : Verdict.keep();
  }
}
