package io.vgglab.report.view;

import java.util.List;

/**
 * Blocks side by side where the screen is wide, below each other where it is not; empty ones are
 * left out.
 */
public record SideBySide(List<Block> blocks) implements Block {

  private static final int SMALL = 280;

  /** Copies the blocks that are not empty. */
  public SideBySide {
    blocks = blocks.stream().filter(block -> !block.isEmpty()).toList();
  }

  /** The blocks side by side. */
  public static SideBySide of(Block... blocks) {
    return new SideBySide(List.of(blocks));
  }

  /** Whether the blocks are small charts of which three stand in a row. */
  public boolean isSmallMultiples() {
    return blocks.size() % 3 == 0
        && blocks.stream().allMatch(it -> it instanceof Chart chart && chart.height() <= SMALL);
  }

  @Override
  public boolean isEmpty() {
    return blocks.isEmpty();
  }
}
