/**
 * The report of one training.
 *
 * <p>May depend on the other packages of reports except {@code study}, {@code bench} and {@code
 * index}.
 */
package io.vgglab.report.run;
