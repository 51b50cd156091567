/**
 * The page that lists the pages of a folder.
 *
 * <p>May depend on {@code page}, {@code view}, {@code chart}, {@code figure} and {@code text}.
 */
package io.vgglab.report.index;
