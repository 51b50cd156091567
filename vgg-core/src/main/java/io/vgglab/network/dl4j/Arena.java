package io.vgglab.network.dl4j;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The arrays that depend on the batch size, allocated once and kept, so that a step leaves nothing
 * to the garbage collector.
 *
 * <p>A name owns one buffer as large as its largest array so far; a smaller batch sees its front.
 */
final class Arena implements AutoCloseable {

  private final Map<String, INDArray> buffers = new HashMap<>();
  private final Map<String, INDArray> views = new HashMap<>();

  /** The array of a name; what it holds is whatever was written last. */
  INDArray get(String name, long... shape) {
    INDArray view = views.get(name);
    if (view == null || !Arrays.equals(view.shape(), shape)) {
      view = view(buffer(name, product(shape)), shape);
      views.put(name, view);
    }
    return view;
  }

  /** Makes room for two arrays that layers write in turn, before the first of them is in use. */
  void reservePair(String name, long length) {
    buffer(name + "/0", length);
    buffer(name + "/1", length);
  }

  /** The array of a reserved pair that {@code input} does not lie in. */
  INDArray other(String name, INDArray input, long... shape) {
    INDArray first = get(name + "/0", shape);
    return sameMemory(first, input) ? get(name + "/1", shape) : first;
  }

  /** A row of ones. */
  INDArray ones(long length) {
    INDArray held = buffers.get("ones");
    if (held == null || held.length() < length) {
      buffer("ones", length).assign(1);
    }
    return get("ones", 1, length);
  }

  /** Bytes held. */
  long bytes() {
    return buffers.values().stream().mapToLong(INDArray::length).sum() * Float.BYTES;
  }

  @Override
  public void close() {
    views.clear();
    buffers.values().forEach(INDArray::close);
    buffers.clear();
  }

  private INDArray buffer(String name, long length) {
    INDArray buffer = buffers.get(name);
    if (buffer == null || buffer.length() < length) {
      if (buffer != null) {
        views.remove(name);
        buffer.close();
      }
      buffer = Nd4j.createUninitializedDetached(DataType.FLOAT, length);
      buffers.put(name, buffer);
    }
    return buffer;
  }

  private static INDArray view(INDArray buffer, long... shape) {
    return Nd4j.create(buffer.data(), shape, Nd4j.getStrides(shape, 'c'), 0, 'c');
  }

  private static boolean sameMemory(INDArray a, INDArray b) {
    return a.data().address() == b.data().address();
  }

  private static long product(long... shape) {
    long product = 1;
    for (long side : shape) {
      product *= side;
    }
    return product;
  }
}
