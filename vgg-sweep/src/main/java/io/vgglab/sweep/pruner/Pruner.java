package io.vgglab.sweep.pruner;

import io.vgglab.sweep.trial.Direction;
import io.vgglab.sweep.trial.TrialRecord;
import java.util.List;

/** A rule that decides, after a report, whether a trial goes on. */
public sealed interface Pruner
    permits NoPruner,
        MedianPruner,
        PercentilePruner,
        PatiencePruner,
        ThresholdPruner,
        SuccessiveHalvingPruner,
        HyperbandPruner,
        RoundsPruner {

  /**
   * The decision at the trial's last report, a pure function of its arguments.
   *
   * @param trial the running trial with all reports so far; without a report it goes on
   * @param history the study's trials that may be seen; the trial itself is passed over
   * @param direction sense of the reported values
   */
  Verdict judge(TrialRecord trial, List<TrialRecord> history, Direction direction);
}
