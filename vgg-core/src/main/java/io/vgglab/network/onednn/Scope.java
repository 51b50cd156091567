package io.vgglab.network.onednn;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.bytedeco.javacpp.Pointer;

/** Native things that live and die together; closing frees them, the youngest first. */
final class Scope implements AutoCloseable {

  private final Deque<Runnable> releases = new ArrayDeque<>();
  private long bytes;

  /** Takes over a structure that JavaCPP allocated. */
  <P extends Pointer> P own(P structure) {
    releases.push(structure::close);
    return structure;
  }

  /** Takes over a handle that oneDNN created. */
  <P extends Pointer> P own(P handle, Consumer<? super P> destroy) {
    releases.push(() -> destroy.accept(handle));
    return handle;
  }

  /** Counts memory that was allocated here. */
  void count(long allocated) {
    bytes += allocated;
  }

  /** Bytes of memory allocated here. */
  long bytes() {
    return bytes;
  }

  @Override
  public void close() {
    while (!releases.isEmpty()) {
      releases.pop().run();
    }
    bytes = 0;
  }
}
