/**
 * Two benchmark runs held against each other.
 *
 * <pre>{@code
 * BenchReport before, after  --Comparison.of-->  RowComparison(ratio, interval, p, verdict)
 * }</pre>
 *
 * <p>Pure and reproducible. May depend on the other packages of reports except {@code study},
 * {@code run} and {@code index}.
 */
package io.vgglab.report.compare;
