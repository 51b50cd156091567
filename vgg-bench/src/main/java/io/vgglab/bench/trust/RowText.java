package io.vgglab.bench.trust;

import io.vgglab.report.bench.BenchRow;
import io.vgglab.report.bench.Setup;

/** A row in a few words. */
public final class RowText {

  private RowText() {}

  /** Benchmark, engine, device and what tells it from its neighbours. */
  public static String of(BenchRow row) {
    return of(row.benchmark(), row.setup());
  }

  /** The same of a row by its parts. */
  public static String of(String benchmark, Setup setup) {
    return benchmark + " " + setup.words();
  }
}
