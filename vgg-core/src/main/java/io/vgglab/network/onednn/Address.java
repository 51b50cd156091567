package io.vgglab.network.onednn;

import io.vgglab.network.EngineException;
import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/** A place in native memory that moves without allocating. */
final class Address extends Pointer {

  private static final long MOST = Integer.MAX_VALUE / Float.BYTES;

  Address(long address) {
    this.address = address;
  }

  /** Moves there. */
  Address moveTo(long newAddress) {
    this.address = newAddress;
    return this;
  }

  /**
   * Values from here on: as many as a buffer of Java's can have, whose bytes are counted as int.
   */
  FloatBuffer floats(long count) {
    if (count > MOST) {
      throw new EngineException(
          "a tensor of onednn must have at most "
              + MOST
              + " values, but had "
              + count
              + "; try a smaller batchSize or width");
    }
    return new FloatPointer(this).capacity(count).asBuffer();
  }
}
