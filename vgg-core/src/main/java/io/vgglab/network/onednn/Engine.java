package io.vgglab.network.onednn;

import io.vgglab.network.EngineException;
import org.bytedeco.dnnl.dnnl_engine;
import org.bytedeco.dnnl.dnnl_stream;
import org.bytedeco.dnnl.global.dnnl;

/** A oneDNN engine on the processor with its stream; primitives run when they are submitted. */
final class Engine implements AutoCloseable {

  private final Scope scope = new Scope();
  private final dnnl_engine handle = new dnnl_engine();
  private final dnnl_stream stream = new dnnl_stream();

  Engine() {
    check(dnnl.dnnl_engine_create(handle, dnnl.dnnl_cpu, 0), "create an engine");
    scope.own(handle, dnnl::dnnl_engine_destroy);
    check(dnnl.dnnl_stream_create(stream, handle, dnnl.dnnl_stream_default_flags), "open a stream");
    scope.own(stream, dnnl::dnnl_stream_destroy);
  }

  dnnl_engine handle() {
    return handle;
  }

  dnnl_stream stream() {
    return stream;
  }

  /** Waits for everything submitted. */
  void synchronize() {
    check(dnnl.dnnl_stream_wait(stream), "wait for the stream");
  }

  /** Turns a status other than success into an exception that names the action. */
  static void check(int status, String action) {
    if (status != dnnl.dnnl_success) {
      throw new EngineException("oneDNN could not " + action + ": " + reason(status));
    }
  }

  private static String reason(int status) {
    if (status == dnnl.dnnl_out_of_memory) {
      return "out of memory; choose a smaller batch";
    }
    if (status == dnnl.dnnl_invalid_arguments) {
      return "invalid arguments";
    }
    if (status == dnnl.dnnl_unimplemented) {
      return "this processor has no kernel for it";
    }
    return "status " + status;
  }

  @Override
  public void close() {
    scope.close();
  }
}
