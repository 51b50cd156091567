/**
 * Charts as data: ECharts options in plain maps, with the table that stands behind each chart.
 *
 * <pre>{@code
 * figures  -->  Options (maps, colours as CSS variable names)  -->  Chart  -->  JSON in the page  -->  ECharts
 * }</pre>
 *
 * <p>May depend on {@code view}, {@code figure} and {@code text}.
 */
package io.vgglab.report.chart;
