package io.vgglab.sweep.pruner;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.sweep.trial.Direction;
import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.sweep.trial.TrialState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every pruner must do. A member says how it is made. */
abstract class PrunerContract {

  abstract Pruner pruner();

  @Test
  void trialWithoutReport_goesOn() {
    TrialRecord silent = TrialRecord.of(20, TrialState.RUNNING);

    assertThat(pruner().judge(silent, history(20), Direction.MINIMIZE).prune()).isFalse();
  }

  @Test
  void goodTrial_goesOn() {
    TrialRecord good = curve(20, -1);

    for (int step = 0; step < 9; step++) {
      TrialRecord soFar = upTo(good, step);
      assertThat(pruner().judge(soFar, history(20), Direction.MINIMIZE).prune()).isFalse();
    }
  }

  @Test
  void mirroredValuesAndDirection_giveTheSameVerdict() {
    for (int i = 0; i < 10; i++) {
      for (int step = 0; step < 9; step++) {
        TrialRecord trial = upTo(curve(20, i), step);
        boolean minimized = pruner().judge(trial, history(20), Direction.MINIMIZE).prune();
        boolean maximized =
            pruner()
                .judge(
                    mirrored(trial),
                    history(20).stream().map(PrunerContract::mirrored).toList(),
                    Direction.MAXIMIZE)
                .prune();
        assertThat(maximized).isEqualTo(minimized);
      }
    }
  }

  @Test
  void ownRecordInTheHistory_changesNothing() {
    TrialRecord trial = upTo(curve(20, 9), 4);
    List<TrialRecord> withOwn = new ArrayList<>(history(20));
    withOwn.add(trial);

    assertThat(pruner().judge(trial, withOwn, Direction.MINIMIZE))
        .isEqualTo(pruner().judge(trial, history(20), Direction.MINIMIZE));
  }

  /** Completed trials of nine steps, the later ones worse. */
  static List<TrialRecord> history(int trials) {
    List<TrialRecord> history = new ArrayList<>();
    for (int i = 0; i < trials; i++) {
      history.add(curve(i, i % 10).finished(TrialState.COMPLETE, List.of((double) (i % 10))));
    }
    return history;
  }

  /** A curve that falls from 9 above its level to its level. */
  static TrialRecord curve(int number, double level) {
    TrialRecord trial = TrialRecord.of(number, TrialState.RUNNING);
    for (int step = 0; step < 9; step++) {
      trial = trial.withReport(step, level + 9 - step);
    }
    return trial;
  }

  static TrialRecord upTo(TrialRecord trial, int step) {
    TrialRecord cut = TrialRecord.of(trial.number(), TrialState.RUNNING);
    for (int i = 0; i <= step; i++) {
      cut = cut.withReport(i, trial.intermediateValues().get(i));
    }
    return cut;
  }

  private static TrialRecord mirrored(TrialRecord trial) {
    TrialRecord mirror = TrialRecord.of(trial.number(), TrialState.RUNNING);
    for (var report : trial.intermediateValues().entrySet()) {
      mirror = mirror.withReport(report.getKey(), -report.getValue());
    }
    return mirror
        .finished(trial.state(), trial.values().stream().map(value -> -value).toList())
        .withSystemAttributes(trial.systemAttributes());
  }
}
