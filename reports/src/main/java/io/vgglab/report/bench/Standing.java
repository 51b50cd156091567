package io.vgglab.report.bench;

/**
 * What the figures of a benchmark run stand for.
 *
 * @param complete whether it came to its end; if not, rows or forks of rows are missing
 * @param slowed whether it was slowed on purpose, to test comparisons: no figure is an engine's
 */
public record Standing(boolean complete, boolean slowed) {

  /** Of a run that came to its end at full speed. */
  public static final Standing WHOLE = new Standing(true, false);
}
