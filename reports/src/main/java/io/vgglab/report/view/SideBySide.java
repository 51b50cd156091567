package io.vgglab.report.view;

import java.util.List;

/**
 * Blocks side by side where the screen is wide, below each other where it is not; empty ones are
 * left out.
 */
public record SideBySide(List<Block> blocks) implements Block {

  /** Copies the blocks that are not empty. */
  public SideBySide {
    blocks = blocks.stream().filter(block -> !block.isEmpty()).toList();
  }

  /** The blocks side by side. */
  public static SideBySide of(Block... blocks) {
    return new SideBySide(List.of(blocks));
  }

  @Override
  public boolean isEmpty() {
    return blocks.isEmpty();
  }
}
