package io.vgglab.network.onednn;

import java.nio.FloatBuffer;
import org.bytedeco.dnnl.dnnl_memory;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.Pointer;

/** Native memory with a layout: what primitives read and write. */
final class Block {

  /** What the oneDNN API takes for: allocate it yourself. */
  private static final long ALLOCATE = -1;

  private final Layout layout;
  private final dnnl_memory memory = new dnnl_memory();

  private Block(Engine engine, Scope scope, Layout layout, Pointer place) {
    this.layout = layout;
    int status = dnnl.dnnl_memory_create(memory, layout.description(), engine.handle(), place);
    Engine.check(status, "allocate " + layout.bytes() + " bytes");
    scope.own(memory, dnnl::dnnl_memory_destroy);
  }

  /** Memory of its own, all zeros, freed with the scope. */
  static Block allocate(Engine engine, Scope scope, Layout layout) {
    scope.count(layout.bytes());
    Block block = new Block(engine, scope, layout, new Address(ALLOCATE));
    Pointer.memset(new Address(block.address()), 0, layout.bytes());
    return block;
  }

  /** A view of memory that somebody else owns. */
  static Block at(Engine engine, Scope scope, Layout layout, long address) {
    return new Block(engine, scope, layout, new Address(address));
  }

  /** A block whose place comes later. */
  static Block unplaced(Engine engine, Scope scope, Layout layout) {
    return new Block(engine, scope, layout, new Address(0));
  }

  /** Another layout on the same memory, of no more bytes. */
  Block as(Engine engine, Scope scope, Layout other) {
    return at(engine, scope, other, address());
  }

  Layout layout() {
    return layout;
  }

  dnnl_memory memory() {
    return memory;
  }

  void place(Address address) {
    Engine.check(dnnl.dnnl_memory_set_data_handle(memory, address), "place a tensor");
  }

  long address() {
    Address address = new Address(0);
    Engine.check(dnnl.dnnl_memory_get_data_handle(memory, address), "find a tensor");
    return address.address();
  }

  /** The values as they lie; a view, fetched once and kept. */
  FloatBuffer floats() {
    return new Address(address()).floats(layout.bytes() / Float.BYTES);
  }
}
