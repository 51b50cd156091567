package io.vgglab.network.onednn;

import java.util.Map;

/** What a network executes for one batch size: primitives and memory, built once. */
interface ExecutionList extends AutoCloseable {

  /** Bytes of memory that depend on the batch size. */
  long bytes();

  /** Kernels chosen, by layer. */
  Map<String, String> kernels();

  @Override
  void close();
}
