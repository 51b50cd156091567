/**
 * Numbers, durations and CSV as text, the same under every locale.
 *
 * <p>May depend on the JDK alone.
 */
package io.vgglab.report.text;
