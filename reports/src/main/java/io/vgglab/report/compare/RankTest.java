package io.vgglab.report.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Mann and Whitney's test (1947) of whether one sample tends to be larger than the other; exact,
 * with ties at their middle rank.
 *
 * <p>Counts the ways in which the ranks could have fallen to the first sample, so it needs no
 * tables and no normal approximation. Costs samples squared times the sum of ranks; samples are
 * means of forks.
 */
final class RankTest {

  private RankTest() {}

  /** The two-sided probability of a rank sum at least as far from the middle, in (0, 1]. */
  static double probability(List<Double> first, List<Double> second) {
    List<Integer> ranks = doubledRanks(first, second);
    int total = ranks.stream().mapToInt(Integer::intValue).sum();
    int observed = ranks.subList(0, first.size()).stream().mapToInt(Integer::intValue).sum();
    double[] ways = ways(ranks, first.size(), total);
    double middle = (double) total * first.size() / ranks.size();
    double distance = Math.abs(observed - middle) - 1e-9;
    double extreme = 0;
    for (int sum = 0; sum <= total; sum++) {
      extreme += Math.abs(sum - middle) >= distance ? ways[sum] : 0;
    }
    return Math.min(1, extreme / Arrays.stream(ways).sum());
  }

  /** Twice the middle rank of every value, so that ties stay whole numbers. */
  private static List<Integer> doubledRanks(List<Double> first, List<Double> second) {
    List<Double> all = Stream.concat(first.stream(), second.stream()).toList();
    List<Integer> ranks = new ArrayList<>();
    for (double value : all) {
      int below = (int) all.stream().filter(other -> other < value).count();
      int equal = (int) all.stream().filter(other -> other == value).count();
      ranks.add(2 * below + equal + 1);
    }
    return ranks;
  }

  /** Number of subsets of {@code size} ranks by their sum. */
  private static double[] ways(List<Integer> ranks, int size, int total) {
    double[][] ways = new double[size + 1][total + 1];
    ways[0][0] = 1;
    for (int rank : ranks) {
      for (int chosen = size; chosen >= 1; chosen--) {
        for (int sum = total; sum >= rank; sum--) {
          ways[chosen][sum] += ways[chosen - 1][sum - rank];
        }
      }
    }
    return ways[size];
  }
}
