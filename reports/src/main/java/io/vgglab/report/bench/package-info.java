/**
 * The report of a benchmark run, and the reader of JMH's result files.
 *
 * <pre>{@code
 * JMH JSON  --JmhResults-->  BenchRow  -->  BenchReport  --BenchPage.render-->  HtmlPage
 * }</pre>
 *
 * <p>May depend on the other packages of reports except {@code study}, {@code run} and {@code
 * index}.
 */
package io.vgglab.report.bench;
