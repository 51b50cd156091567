package io.vgglab.bench.trust;

import io.vgglab.report.bench.BenchRow;
import io.vgglab.report.bench.Setup;
import java.util.ArrayList;
import java.util.List;

/** A row in a few words. */
public final class RowText {

  private RowText() {}

  /** Benchmark, engine, device and what tells it from its neighbours. */
  public static String of(BenchRow row) {
    Setup setup = row.setup();
    List<String> words = new ArrayList<>();
    words.add(row.benchmark());
    words.add(setup.plan().engine());
    words.add(setup.plan().device());
    words.add(setup.preset());
    words.add(setup.batchNorm().equals("none") ? "" : setup.batchNorm());
    setup.other().forEach((name, value) -> words.add(named(name, value)));
    words.add(setup.side() > 0 ? "side " + setup.side() : "");
    words.add(setup.plan().batchSize() > 0 ? "batch " + setup.plan().batchSize() : "");
    words.removeIf(String::isEmpty);
    return String.join(" ", words);
  }

  /** A parameter beyond the usual ones; a number says of what. */
  public static String named(String name, String value) {
    return value.matches("[0-9]+") ? name + " " + value : value;
  }
}
