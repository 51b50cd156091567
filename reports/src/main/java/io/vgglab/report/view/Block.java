package io.vgglab.report.view;

/**
 * A part of a section: a table, a chart, facts, a text, a notice, pictures, links to pages, or
 * blocks side by side.
 */
public sealed interface Block
    permits Chart,
        DataTable,
        FactList,
        TextBlock,
        Notice,
        SideBySide,
        PageList,
        Inspector,
        Gallery {

  /** Whether there is nothing to show. */
  boolean isEmpty();
}
