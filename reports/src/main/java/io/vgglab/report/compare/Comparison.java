package io.vgglab.report.compare;

import io.vgglab.report.bench.BenchReport;
import io.vgglab.report.bench.BenchRow;
import io.vgglab.report.bench.Setup;
import io.vgglab.report.bench.UnavailableRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Two benchmark runs held against each other, row by row.
 *
 * @param before the older run
 * @param after the newer run
 * @param threshold relative difference that counts, for example 0.05
 * @param rows what both measured, in the newer run's order
 * @param onlyBefore what only the older one measured
 * @param onlyAfter what only the newer one measured
 */
public record Comparison(
    BenchReport before,
    BenchReport after,
    double threshold,
    List<RowComparison> rows,
    List<BenchRow> onlyBefore,
    List<BenchRow> onlyAfter) {

  /** The threshold where none is given. */
  public static final double THRESHOLD = 0.05;

  /** Copies the lists. */
  public Comparison {
    Objects.requireNonNull(before, "before");
    Objects.requireNonNull(after, "after");
    if (!(threshold > 0 && threshold < 10)) {
      throw new IllegalArgumentException(
          "threshold must be above 0 and below 10, but was " + threshold);
    }
    rows = List.copyOf(rows);
    onlyBefore = List.copyOf(onlyBefore);
    onlyAfter = List.copyOf(onlyAfter);
  }

  /** Compares rows of equal benchmark, setup and unit. */
  public static Comparison of(BenchReport before, BenchReport after, double threshold) {
    Map<Key, BenchRow> old = new LinkedHashMap<>();
    before.rows().forEach(row -> old.put(Key.of(row), row));
    List<RowComparison> rows = new ArrayList<>();
    List<BenchRow> added = new ArrayList<>();
    for (BenchRow row : after.rows()) {
      BenchRow match = old.remove(Key.of(row));
      if (match == null) {
        added.add(row);
      } else {
        rows.add(RowComparison.of(match, row, threshold));
      }
    }
    return new Comparison(before, after, threshold, rows, List.copyOf(old.values()), added);
  }

  /** Whether any row got slower: what a build may fail on. */
  public boolean anySlower() {
    return rows.stream().anyMatch(row -> row.verdict() == Verdict.SLOWER);
  }

  /**
   * Why it says nothing, or not all that it should; empty if every row that it could find slower
   * was compared. What has a flaw must not pass as a comparison without slower rows.
   */
  public Optional<String> flaw() {
    if (rows.isEmpty()) {
      return Optional.of(
          "the runs must have a row in common, but have none: engines, networks, batch sizes and"
              + " threads must be the same");
    }
    if (!before.standing().complete() || !after.standing().complete()) {
      return Optional.of(
          "both runs must have come to their end, but the "
              + (before.standing().complete() ? "newer" : "older")
              + " one did not: measure it again");
    }
    long untested = rows.stream().filter(row -> row.verdict() == Verdict.UNTESTED).count();
    if (untested > 0) {
      return Optional.of(
          "rows in common must have samples above 0 of at least "
              + RowComparison.FORKS
              + " forks in both runs, but "
              + untested
              + " of "
              + rows.size()
              + (untested == 1 ? " has" : " have")
              + " not: measure both with -Dbench.rounds="
              + RowComparison.FORKS
              + " or more");
    }
    return after.unavailable().stream()
        .filter(absent -> onlyBefore.stream().anyMatch(row -> isOf(row, absent)))
        .map(
            absent ->
                "the older run has rows of "
                    + absent.setup().engineOnDevice()
                    + ", which the newer one was asked for and could not measure: "
                    + absent.reason())
        .findFirst();
  }

  /** What a reader must know before believing a difference, in sentences. */
  public List<String> cautions() {
    return Cautions.of(this);
  }

  private static boolean isOf(BenchRow row, UnavailableRow absent) {
    return row.benchmark().equals(absent.benchmark())
        && row.setup().engineOnDevice().equals(absent.setup().engineOnDevice());
  }

  private record Key(String benchmark, Setup setup, String unit) {
    static Key of(BenchRow row) {
      return new Key(row.benchmark(), row.setup(), row.score().unit());
    }
  }
}
