/**
 * From a view to one self-contained HTML file, and from there to the disk.
 *
 * <pre>{@code
 * Page (view)  --PageTemplate-->  HtmlPage (text)  --ReportWriter-->  file
 * }</pre>
 *
 * <p>Style, script and ECharts are inlined; the content-security policy of the page allows exactly
 * these, by hash. {@link io.vgglab.report.page.ReportWriter} is the only class that opens files.
 * May depend on {@code view}, {@code figure}, {@code text}, {@code json} and jte.
 */
package io.vgglab.report.page;
