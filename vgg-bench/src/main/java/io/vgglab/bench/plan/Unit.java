package io.vgglab.bench.plan;

import io.vgglab.report.bench.BenchRow;

/** What the throughput of a benchmark counts. */
public enum Unit {
  /** Images that a network has worked on. */
  IMAGES(BenchRow.IMAGES_PER_SECOND),
  /** Trials that a sampler has chosen parameters for. */
  SUGGESTIONS(BenchRow.SUGGESTIONS_PER_SECOND),
  /** Pages of HTML. */
  PAGES("pages/s");

  private final String perSecond;

  Unit(String perSecond) {
    this.perSecond = perSecond;
  }

  /** Name of the secondary figure: {@code images/s}. */
  public String perSecond() {
    return perSecond;
  }
}
