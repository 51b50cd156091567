package io.vgglab.sweep.sampler;

import io.vgglab.sweep.trial.Direction;
import io.vgglab.sweep.trial.TrialRecord;
import java.util.ArrayList;
import java.util.List;

/** Trials with several objectives, best first. */
final class ParetoOrder {

  private ParetoOrder() {}

  /**
   * The trials front by front, as far as place {@code count} needs it, then the others. The front
   * that holds that place is ordered so that its first trials cover the most hypervolume, one after
   * the other.
   */
  static List<TrialRecord> of(List<TrialRecord> trials, List<Direction> directions, int count) {
    double[][] losses = new double[trials.size()][directions.size()];
    for (int i = 0; i < losses.length; i++) {
      for (int j = 0; j < directions.size(); j++) {
        losses[i][j] = directions.get(j).loss(trials.get(i).values().get(j));
      }
    }
    List<Integer> left = new ArrayList<>();
    for (int i = 0; i < losses.length; i++) {
      left.add(i);
    }
    List<Integer> order = new ArrayList<>();
    while (order.size() < count) {
      List<Integer> front = front(left, losses);
      left.removeAll(front);
      int wanted = count - order.size();
      if (wanted > 0 && wanted < front.size()) {
        List<Integer> chosen = HypervolumeSubset.choose(front, losses, wanted);
        front.removeAll(chosen);
        order.addAll(chosen);
      }
      order.addAll(front);
    }
    order.addAll(left);
    return order.stream().map(trials::get).toList();
  }

  /** Those among some trials that no other of them dominates. */
  static List<Integer> front(List<Integer> among, double[][] losses) {
    List<Integer> front = new ArrayList<>();
    for (int candidate : among) {
      if (among.stream().noneMatch(other -> dominates(losses[other], losses[candidate]))) {
        front.add(candidate);
      }
    }
    return front;
  }

  /** Numbers are compared as such: 0 and -0 are equal, and neither dominates. */
  private static boolean dominates(double[] losses, double[] others) {
    boolean better = false;
    for (int i = 0; i < losses.length; i++) {
      if (losses[i] > others[i]) {
        return false;
      }
      better |= losses[i] < others[i];
    }
    return better;
  }
}
