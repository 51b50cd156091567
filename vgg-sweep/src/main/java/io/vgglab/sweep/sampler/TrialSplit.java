package io.vgglab.sweep.sampler;

import io.vgglab.sweep.trial.Constraints;
import io.vgglab.sweep.trial.Direction;
import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.sweep.trial.TrialState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The trials in two parts, each in the order of their numbers.
 *
 * @param good the best of the finished trials
 * @param bad all others, running ones among them
 */
record TrialSplit(List<TrialRecord> good, List<TrialRecord> bad) {

  private static final double GOOD_SHARE = 0.1;
  private static final int MOST_GOOD = 25;

  /** How many of some finished trials are good: a tenth, and with one objective 25 at most. */
  static int goodCount(int finished, int objectives) {
    int tenth = (int) Math.ceil(GOOD_SHARE * finished);
    return objectives == 1 ? Math.min(tenth, MOST_GOOD) : tenth;
  }

  /**
   * Fills the good part from the completed trials by value, then from the pruned ones, those that
   * got furthest first, then from the infeasible ones by violation.
   */
  static TrialSplit of(List<TrialRecord> trials, List<Direction> directions, int goodCount) {
    Map<Kind, List<TrialRecord>> kinds =
        trials.stream().collect(Collectors.groupingBy(TrialSplit::kind));
    List<TrialRecord> ranked = new ArrayList<>();
    ranked.addAll(
        completeByRank(kinds.getOrDefault(Kind.COMPLETE, List.of()), directions, goodCount));
    ranked.addAll(sorted(kinds.get(Kind.PRUNED), byProgress(directions.get(0))));
    ranked.addAll(
        sorted(kinds.get(Kind.INFEASIBLE), Comparator.comparingDouble(Constraints::violation)));
    ranked.addAll(kinds.getOrDefault(Kind.RUNNING, List.of()));
    int finished = ranked.size() - kinds.getOrDefault(Kind.RUNNING, List.of()).size();
    int cut = Math.min(goodCount, finished);
    Comparator<TrialRecord> byNumber = Comparator.comparingInt(TrialRecord::number);
    return new TrialSplit(
        ranked.subList(0, cut).stream().sorted(byNumber).toList(),
        ranked.subList(cut, ranked.size()).stream().sorted(byNumber).toList());
  }

  private enum Kind {
    COMPLETE,
    PRUNED,
    INFEASIBLE,
    RUNNING
  }

  private static Kind kind(TrialRecord trial) {
    if (trial.state() == TrialState.RUNNING) {
      return Kind.RUNNING;
    }
    if (Constraints.violation(trial) > 0) {
      return Kind.INFEASIBLE;
    }
    return trial.state() == TrialState.COMPLETE ? Kind.COMPLETE : Kind.PRUNED;
  }

  private static List<TrialRecord> completeByRank(
      List<TrialRecord> complete, List<Direction> directions, int goodCount) {
    if (directions.size() > 1) {
      return ParetoOrder.of(complete, directions, Math.min(goodCount, complete.size()));
    }
    Direction direction = directions.get(0);
    return sorted(
        complete, Comparator.comparingDouble(trial -> direction.loss(trial.values().get(0))));
  }

  private static Comparator<TrialRecord> byProgress(Direction direction) {
    return Comparator.<TrialRecord>comparingInt(
            trial -> trial.lastStep().map(step -> -step).orElse(1))
        .thenComparingDouble(trial -> lastLoss(trial, direction));
  }

  private static double lastLoss(TrialRecord trial, Direction direction) {
    if (trial.intermediateValues().isEmpty()) {
      return 0;
    }
    double loss = direction.loss(trial.intermediateValues().lastEntry().getValue());
    return Double.isNaN(loss) ? Double.POSITIVE_INFINITY : loss;
  }

  private static List<TrialRecord> sorted(List<TrialRecord> trials, Comparator<TrialRecord> order) {
    return trials == null ? List.of() : trials.stream().sorted(order).toList();
  }
}
