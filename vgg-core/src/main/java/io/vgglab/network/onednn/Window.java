package io.vgglab.network.onednn;

import java.util.List;

/** A tensor of one chunk that slides along an arena. */
final class Window {

  private final Block block;
  private final Arena arena;
  private final int size;
  private final Address address = new Address(0);

  Window(Engine engine, Scope scope, Arena arena, int size) {
    this.arena = arena;
    this.size = size;
    this.block = Block.at(engine, scope, Layout.plain(scope, size), arena.address(0));
  }

  Block block() {
    return block;
  }

  private void moveTo(int chunk) {
    block.place(address.moveTo(arena.address((long) chunk * size)));
  }

  /** Runs the passes on the first {@code count} chunks of the windows, one chunk after another. */
  static void sweep(List<Window> windows, int count, List<Operation> passes) {
    for (int chunk = 0; chunk < count; chunk++) {
      for (int i = 0; i < windows.size(); i++) {
        windows.get(i).moveTo(chunk);
      }
      Operation.runAll(passes);
    }
  }
}
