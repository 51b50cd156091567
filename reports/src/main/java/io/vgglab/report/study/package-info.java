/**
 * The report of a study: what a sweep fills in, and the page that shows it.
 *
 * <pre>{@code
 * trials of a store  -->  StudyReport  --StudyPage.render-->  HtmlPage
 * }</pre>
 *
 * <p>May depend on the other packages of reports except {@code run}, {@code bench} and {@code
 * index}.
 */
package io.vgglab.report.study;
