package io.vgglab.bench.trust;

import io.vgglab.report.bench.BenchRow;
import io.vgglab.report.figure.Statistics;
import java.util.List;
import java.util.Locale;

/** Finds what makes a run noisy, and says so in sentences. */
public final class Noise {

  /** Standard deviation over mean above which a row is noisy. */
  public static final double LARGEST_SPREAD = 0.05;

  /** Load average a core above which a machine is busy with something else. */
  public static final double LARGEST_LOAD = 0.3;

  private static final double PERCENT = 100;

  private Noise() {}

  /** Standard deviation of all samples over their mean; NaN for a single sample. */
  public static double spread(BenchRow row) {
    Statistics pooled = row.score().pooled();
    return pooled.deviation() / pooled.mean();
  }

  /** How many rows are noisy, in one sentence; empty where none is. */
  public static List<String> ofRows(List<BenchRow> rows) {
    long noisy = rows.stream().filter(row -> spread(row) > LARGEST_SPREAD).count();
    return noisy == 0
        ? List.of()
        : List.of(
            String.format(
                Locale.ROOT,
                "%d of %d rows are noisy: standard deviation above %.0f %% of the mean.",
                noisy,
                rows.size(),
                LARGEST_SPREAD * PERCENT));
  }

  /**
   * A sentence about a machine that was busy before the run; empty where it was idle.
   *
   * @param load average over one minute, as {@code /proc/loadavg} starts; other text counts as idle
   */
  public static List<String> ofLoad(String load, int cores) {
    double average = first(load);
    return average > LARGEST_LOAD * cores
        ? List.of(
            String.format(
                Locale.ROOT,
                "The machine was busy before the run: load %.2f on %d cores, above %.1f a core.",
                average,
                cores,
                LARGEST_LOAD))
        : List.of();
  }

  private static double first(String load) {
    String number = load.split(" ", -1)[0];
    return number.matches("[0-9]+(\\.[0-9]+)?") ? Double.parseDouble(number) : 0;
  }
}
