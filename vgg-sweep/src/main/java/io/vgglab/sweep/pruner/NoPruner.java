package io.vgglab.sweep.pruner;

import io.vgglab.sweep.trial.Direction;
import io.vgglab.sweep.trial.TrialRecord;
import java.util.List;

/** Lets every trial run to its end. */
public record NoPruner() implements Pruner {

  @Override
  public Verdict judge(TrialRecord trial, List<TrialRecord> history, Direction direction) {
    return Verdict.keep();
  }
}
