package io.vgglab.report.bench;

/** What the figures of a benchmark run stand for. */
public enum Standing {

  /** It came to its end: every row that it was asked for and could measure. */
  WHOLE,

  /** It broke off: rows, or forks of rows, are missing. */
  INCOMPLETE,

  /** It was slowed on purpose, to test comparisons: no figure is an engine's. */
  SLOWED
}
