package io.vgglab.sweep.sampler;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Chooses points of a front so that they cover much hypervolume, greedily. */
final class HypervolumeSubset {

  private static final double OUTWARD = 1.1;
  private static final double INWARD = 0.9;
  private static final double NEAR_ZERO = 1e-12;

  private HypervolumeSubset() {}

  /**
   * Takes the point that adds the most, {@code count} times. Points that stand on another one add
   * nothing and come last.
   */
  static List<Integer> choose(List<Integer> front, double[][] losses, int count) {
    double[] reference = reference(front, losses);
    if (!Arrays.stream(reference).allMatch(Double::isFinite)) {
      return new ArrayList<>(front.subList(0, count));
    }
    List<Integer> distinct = distinct(front, losses);
    List<Integer> chosen = new ArrayList<>();
    if (distinct.size() < count) {
      chosen.addAll(distinct);
      front.stream()
          .filter(point -> !distinct.contains(point))
          .limit(count - distinct.size())
          .forEach(chosen::add);
      return chosen;
    }
    while (chosen.size() < count) {
      int best = best(distinct, chosen, losses, reference);
      distinct.remove((Integer) best);
      chosen.add(best);
    }
    return chosen;
  }

  private static int best(
      List<Integer> left, List<Integer> chosen, double[][] losses, double[] reference) {
    double covered = Hypervolume.of(points(chosen, losses), reference);
    int best = left.get(0);
    double most = Double.NEGATIVE_INFINITY;
    for (int candidate : left) {
      List<Integer> more = new ArrayList<>(chosen);
      more.add(candidate);
      double gain = Hypervolume.of(points(more, losses), reference) - covered;
      if (gain > most) {
        most = gain;
        best = candidate;
      }
    }
    return best;
  }

  /** One point per place, the earliest trial, in lexicographic order of the losses. */
  private static List<Integer> distinct(List<Integer> front, double[][] losses) {
    List<Integer> distinct = new ArrayList<>();
    for (int point : front) {
      if (distinct.stream().noneMatch(other -> Arrays.equals(losses[other], losses[point]))) {
        distinct.add(point);
      }
    }
    distinct.sort(Comparator.comparing(point -> losses[point], Arrays::compare));
    return distinct;
  }

  private static double[] reference(List<Integer> front, double[][] losses) {
    return IntStream.range(0, losses[front.get(0)].length)
        .mapToDouble(
            axis -> {
              double worst = front.stream().mapToDouble(i -> losses[i][axis]).max().orElseThrow();
              double beyond = Math.max(OUTWARD * worst, INWARD * worst);
              return beyond == 0 ? NEAR_ZERO : beyond;
            })
        .toArray();
  }

  private static List<double[]> points(List<Integer> chosen, double[][] losses) {
    return chosen.stream().map(i -> losses[i]).toList();
  }
}
