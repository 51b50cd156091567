package io.vgglab.network.onednn;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/** A place in native memory that moves without allocating. */
final class Address extends Pointer {

  Address(long address) {
    this.address = address;
  }

  /** Moves there. */
  Address moveTo(long newAddress) {
    this.address = newAddress;
    return this;
  }

  /** Values from here on. */
  java.nio.FloatBuffer floats(long count) {
    return new FloatPointer(this).capacity(count).asBuffer();
  }
}
