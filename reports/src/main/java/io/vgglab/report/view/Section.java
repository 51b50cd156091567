package io.vgglab.report.view;

import java.util.List;
import java.util.Objects;

/**
 * A section of a page; without blocks that hold something it is left out.
 *
 * @param id distinct within the page, usable as an HTML id
 * @param title as in the page's navigation
 * @param lead one or two sentences, may be empty
 * @param blocks in order; empty ones are left out
 */
public record Section(String id, String title, String lead, List<Block> blocks) {

  /** Copies the blocks that are not empty. */
  public Section {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(lead, "lead");
    blocks = blocks.stream().filter(block -> !block.isEmpty()).toList();
  }

  /** A section of these blocks. */
  public static Section of(String id, String title, String lead, Block... blocks) {
    return new Section(id, title, lead, List.of(blocks));
  }
}
