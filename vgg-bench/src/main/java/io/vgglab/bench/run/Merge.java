package io.vgglab.bench.run;

import io.vgglab.report.bench.BenchRow;
import io.vgglab.report.bench.Score;
import io.vgglab.report.bench.Setup;
import io.vgglab.report.figure.Interval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;

/**
 * Rounds of the same benchmark joined into one row: a round is a fork.
 *
 * <p>The interval is what JMH would have printed had it run the forks itself: Student's t at 99.9 %
 * over all iterations pooled. The one over forks is {@link Score#overForks()}.
 */
final class Merge {

  private static final double LEVEL = 0.999;

  private Merge() {}

  /** Rows in the order in which their first round came. */
  static List<BenchRow> rounds(List<BenchRow> rows) {
    Map<Key, List<BenchRow>> groups = new LinkedHashMap<>();
    for (BenchRow row : rows) {
      groups
          .computeIfAbsent(new Key(row.benchmark(), row.setup()), key -> new ArrayList<>())
          .add(row);
    }
    return groups.values().stream().map(Merge::join).toList();
  }

  private static BenchRow join(List<BenchRow> rounds) {
    BenchRow first = rounds.get(0);
    if (rounds.size() == 1) {
      return first;
    }
    List<List<Double>> samples =
        rounds.stream().flatMap(row -> row.score().samples().stream()).toList();
    return new BenchRow(
        first.benchmark(), first.setup(), score(first.score().unit(), samples), largest(rounds));
  }

  private static Score score(String unit, List<List<Double>> samples) {
    DescriptiveStatistics pooled = new DescriptiveStatistics();
    samples.forEach(fork -> fork.forEach(pooled::addValue));
    long n = pooled.getN();
    double mean = pooled.getMean();
    if (n < 2) {
      return new Score(mean, unit, Double.NaN, Interval.none(), samples);
    }
    double t = new TDistribution(n - 1.0).inverseCumulativeProbability((1 + LEVEL) / 2);
    double error = t * pooled.getStandardDeviation() / Math.sqrt((double) n);
    return new Score(mean, unit, error, new Interval(mean - error, mean + error, LEVEL), samples);
  }

  /** Secondary figures are peaks, so the largest of the rounds stands. */
  private static Map<String, Double> largest(List<BenchRow> rounds) {
    Map<String, Double> largest = new LinkedHashMap<>();
    rounds.forEach(
        row -> row.secondary().forEach((name, value) -> largest.merge(name, value, Math::max)));
    return largest;
  }

  private record Key(String benchmark, Setup setup) {}
}
