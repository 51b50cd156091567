package io.vgglab.bench.run;

import io.vgglab.report.bench.BenchReport;

/** A run in which benchmarks failed; what the others measured is not lost. */
public final class IncompleteRunException extends BenchException {

  private static final long serialVersionUID = 1L;

  private final transient BenchReport report;

  /** What broke it, and what was measured before. */
  IncompleteRunException(BenchException cause, BenchReport report) {
    super(cause.getMessage(), cause);
    this.report = report;
  }

  /** What was measured, with a note that it is not all. */
  public BenchReport report() {
    return report;
  }
}
