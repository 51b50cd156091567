package io.vgglab.network.onednn;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * Memory for tensors that do not live long, shared by all that are not alive together.
 *
 * <p>While a list is built, tensors are taken and released in the order of execution; {@link
 * #allocate} then gives each region the size of its largest tensor.
 */
final class Regions {

  private final Engine engine;
  private final Scope scope;
  private final List<Region> regions = new ArrayList<>();
  private final IdentityHashMap<Block, Region> holders = new IdentityHashMap<>();

  Regions(Engine engine, Scope scope) {
    this.engine = engine;
    this.scope = scope;
  }

  /** A tensor that is alive until it is released. */
  Block take(Layout layout) {
    Region region =
        regions.stream()
            .filter(candidate -> !candidate.taken)
            .findFirst()
            .orElseGet(
                () -> {
                  Region fresh = new Region();
                  regions.add(fresh);
                  return fresh;
                });
    region.taken = true;
    return hold(region, layout);
  }

  /** The same memory in another layout, alive as long as the tensor. */
  Block view(Block block, Layout layout) {
    return hold(holders.get(block), layout);
  }

  /** Whether the tensor lies in one of these regions. */
  boolean holds(Block block) {
    return holders.containsKey(block);
  }

  /** Lets the next tensor have the memory; does nothing for blocks from elsewhere. */
  void release(Block block) {
    Region region = holders.get(block);
    if (region != null) {
      region.taken = false;
    }
  }

  /** Allocates and places everything taken so far. */
  void allocate() {
    for (Region region : regions) {
      Layout layout = Layout.plain(scope, region.bytes / Float.BYTES);
      long address = Block.allocate(engine, scope, layout).address();
      region.blocks.forEach(block -> block.place(new Address(address)));
    }
  }

  private Block hold(Region region, Layout layout) {
    Block block = Block.unplaced(engine, scope, layout);
    region.bytes = Math.max(region.bytes, layout.bytes());
    region.blocks.add(block);
    holders.put(block, region);
    return block;
  }

  private static final class Region {
    private final List<Block> blocks = new ArrayList<>();
    private long bytes;
    private boolean taken;
  }
}
