package io.vgglab.report.bench;

import java.util.Objects;

/** A row that could not be measured, and why: an engine or device that is not there. */
public record UnavailableRow(String benchmark, Setup setup, String reason) {

  /** Checks that the reason is there. */
  public UnavailableRow {
    Objects.requireNonNull(benchmark, "benchmark");
    Objects.requireNonNull(setup, "setup");
    if (reason.isBlank()) {
      throw new IllegalArgumentException("reason must say why the row is missing, but was blank");
    }
  }
}
