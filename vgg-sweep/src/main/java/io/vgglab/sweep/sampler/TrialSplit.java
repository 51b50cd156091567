package io.vgglab.sweep.sampler;

import io.vgglab.sweep.trial.Constraints;
import io.vgglab.sweep.trial.Direction;
import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.sweep.trial.TrialState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The trials in two parts, each in the order in which they were given.
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
    Map<Kind, List<TrialRecord>> kinds = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      kinds.put(kind, new ArrayList<>());
    }
    trials.forEach(trial -> kinds.get(kind(trial)).add(trial));
    Set<Integer> good = new HashSet<>();
    add(good, completeByRank(kinds.get(Kind.COMPLETE), directions, goodCount), goodCount);
    add(good, sorted(kinds.get(Kind.PRUNED), byProgress(directions.get(0))), goodCount);
    add(
        good,
        sorted(kinds.get(Kind.INFEASIBLE), Comparator.comparingDouble(Constraints::violation)),
        goodCount);
    return new TrialSplit(
        trials.stream().filter(trial -> good.contains(trial.number())).toList(),
        trials.stream().filter(trial -> !good.contains(trial.number())).toList());
  }

  private static void add(Set<Integer> good, List<TrialRecord> ranked, int goodCount) {
    ranked.stream()
        .limit(Math.max(0, goodCount - good.size()))
        .forEach(trial -> good.add(trial.number()));
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
    return best(complete, directions.get(0), goodCount);
  }

  /** The first so many trials by value, equal ones in their order, without sorting the others. */
  private static List<TrialRecord> best(List<TrialRecord> trials, Direction direction, int count) {
    List<TrialRecord> best = new ArrayList<>();
    for (TrialRecord trial : trials) {
      int place = best.size();
      while (place > 0 && isBetter(trial, best.get(place - 1), direction)) {
        place--;
      }
      if (place < count) {
        best.add(place, trial);
        if (best.size() > count) {
          best.remove(count);
        }
      }
    }
    return best;
  }

  private static boolean isBetter(TrialRecord trial, TrialRecord other, Direction direction) {
    return direction.isBetter(trial.values().get(0), other.values().get(0));
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
    return trials.stream().sorted(order).toList();
  }
}
