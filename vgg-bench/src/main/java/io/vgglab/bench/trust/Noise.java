package io.vgglab.bench.trust;

import io.vgglab.report.bench.BenchRow;
import io.vgglab.report.bench.Score;
import java.util.List;
import java.util.Locale;

/** Finds what makes a run noisy, and says so in sentences. */
public final class Noise {

  /** Share of the processors' time above which a machine is busy with something else. */
  public static final double LARGEST_BUSY = 0.15;

  private static final double PERCENT = 100;

  private Noise() {}

  /** How many rows are noisy, in one sentence; empty where none is. */
  public static List<String> ofRows(List<BenchRow> rows) {
    long noisy = rows.stream().filter(row -> row.score().isNoisy()).count();
    return noisy == 0
        ? List.of()
        : List.of(
            String.format(
                Locale.ROOT,
                "%d of %d rows are noisy: standard deviation above %.0f %% of the mean.",
                noisy,
                rows.size(),
                Score.LARGEST_SPREAD * PERCENT));
  }

  /**
   * A sentence about a machine that was busy with something else before the run; empty where it was
   * not.
   *
   * @param busy share of the processors' time in [0, 1]; NaN counts as idle
   */
  public static List<String> ofMachine(double busy) {
    return busy > LARGEST_BUSY
        ? List.of(
            String.format(
                Locale.ROOT,
                "The machine was busy with something else before the run: %.0f %% of its"
                    + " processors' time, above %.0f %%.",
                busy * PERCENT,
                LARGEST_BUSY * PERCENT))
        : List.of();
  }
}
