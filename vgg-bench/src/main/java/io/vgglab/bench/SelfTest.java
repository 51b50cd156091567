package io.vgglab.bench;

import io.vgglab.bench.plan.Options;
import io.vgglab.bench.trust.RowText;
import io.vgglab.report.bench.BenchReport;
import io.vgglab.report.compare.Comparison;
import io.vgglab.report.compare.RowComparison;
import io.vgglab.report.compare.Verdict;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * Tries the comparison of runs on the build itself: two runs of one build must compare as equal,
 * and a run slowed by a tenth on purpose must be found slower.
 *
 * <p>Every pair is measured anew, one run after the other, as a baseline and a later run are; every
 * second pair has a slowed run besides, which is compared with the run just before it, so that both
 * kinds of comparison span the same time.
 */
final class SelfTest {

  /** Share by which the slowed runs are slowed. */
  static final double SLOWDOWN = 0.1;

  /** Largest share of equal pairs that may be called different, and of slowed runs overlooked. */
  private static final double TOLERATED = 0.1;

  private final Options options;
  private final BiFunction<Options, String, BenchReport> measure;
  private final Consumer<String> progress;

  /**
   * A test.
   *
   * @param options of every run
   * @param measure runs the benchmarks of options, results named by the text
   * @param progress hears one line for every comparison
   */
  SelfTest(
      Options options,
      BiFunction<Options, String, BenchReport> measure,
      Consumer<String> progress) {
    this.options = options;
    this.measure = measure;
    this.progress = progress;
  }

  /** Measures that many pairs. */
  Counts run(int pairs) {
    Counts counts = new Counts(0, 0, 0, 0);
    for (int pair = 1; pair <= pairs; pair++) {
      String name = String.format(Locale.ROOT, "pair-%02d", pair);
      BenchReport before = measure.apply(options, name + "-before");
      BenchReport after = measure.apply(options, name + "-after");
      Comparison equal = compare(before, after);
      say(name + ", the same build", equal);
      counts = counts.withEqual(differs(equal));
      if (pair % 2 == 0) {
        Options slower = options.withSlowdown(SLOWDOWN);
        Comparison slowed = compare(after, measure.apply(slower, name + "-slowed"));
        say(name + ", slowed by 10 %", slowed);
        counts = counts.withSlowed(slowed.anySlower());
      }
    }
    return counts;
  }

  /** Of a comparison that lacks something, nothing is to be learnt. */
  private Comparison compare(BenchReport before, BenchReport after) {
    Comparison comparison = Comparison.of(before, after, options.threshold());
    Baseline.requireNoFlaw(comparison);
    return comparison;
  }

  private static boolean differs(Comparison comparison) {
    return comparison.rows().stream()
        .anyMatch(row -> row.verdict() == Verdict.SLOWER || row.verdict() == Verdict.FASTER);
  }

  private void say(String what, Comparison comparison) {
    for (RowComparison row : comparison.rows()) {
      progress.accept(
          String.format(
              Locale.ROOT,
              "%s: %s ratio %.3f [%.3f, %.3f] p %.3f %s",
              what,
              RowText.of(row.benchmark(), row.setup()),
              row.ratio(),
              row.interval().low(),
              row.interval().high(),
              row.probability(),
              row.verdict().name().toLowerCase(Locale.ROOT)));
    }
  }

  /**
   * What came out.
   *
   * @param equal comparisons of the build with itself
   * @param flagged those of them in which a row was called slower or faster
   * @param slowed comparisons with a run that was slowed
   * @param found those of them in which a row was called slower
   */
  record Counts(int equal, int flagged, int slowed, int found) {

    private Counts withEqual(boolean differs) {
      return new Counts(equal + 1, flagged + (differs ? 1 : 0), slowed, found);
    }

    private Counts withSlowed(boolean wasFound) {
      return new Counts(equal, flagged, slowed + 1, found + (wasFound ? 1 : 0));
    }

    /** Whether both kinds were tried and at most a tenth of either was judged wrongly. */
    boolean isGood() {
      return slowed > 0 && flagged <= TOLERATED * equal && slowed - found <= TOLERATED * slowed;
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "of %d comparisons of the build with itself %d were flagged; of %d with a build slowed by"
              + " 10 %% %d were found slower",
          equal,
          flagged,
          slowed,
          found);
    }
  }
}
