/**
 * What a page is made of, as data: sections that hold tables, charts, facts and notices.
 *
 * <p>A section or block without content is left out by {@link io.vgglab.report.view.Section}, so a
 * report may lack any of its parts. May depend on {@code text} and {@code figure}.
 */
package io.vgglab.report.view;
