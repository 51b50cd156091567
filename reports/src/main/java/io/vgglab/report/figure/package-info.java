/**
 * The figures that every report shares: confusion matrices, epochs, estimates with their spread.
 *
 * <p>May depend on the JDK alone.
 */
package io.vgglab.report.figure;
