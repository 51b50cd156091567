package io.vgglab.network;

import java.util.Locale;
import java.util.Objects;

/**
 * Where a network runs.
 *
 * @param kind processor or GPU
 * @param index which GPU, from 0; 0 on a processor
 * @param threads threads on a processor, at least 1; 1 on a GPU
 */
public record Device(Kind kind, int index, int threads) {

  /** Checks index and threads. */
  public Device {
    Objects.requireNonNull(kind, "kind");
    if (index < 0 || (kind == Kind.CPU && index != 0)) {
      throw new IllegalArgumentException(
          "index must be at least 0, and 0 on a CPU, but was " + index);
    }
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, but was " + threads);
    }
  }

  /** A processor with a number of threads. */
  public static Device cpu(int threads) {
    return new Device(Kind.CPU, 0, threads);
  }

  /** A processor with a thread for every core that the JVM may use. */
  public static Device cpu() {
    return cpu(Runtime.getRuntime().availableProcessors());
  }

  /** A GPU. */
  public static Device cuda(int index) {
    return new Device(Kind.CUDA, index, 1);
  }

  /** As users write it: {@code cpu}, {@code cuda:0}. */
  @Override
  public String toString() {
    return kind == Kind.CPU ? "cpu" : "cuda:" + index;
  }

  /** Kinds of devices. */
  public enum Kind {
    /** The processor. */
    CPU,
    /** An NVIDIA GPU. */
    CUDA;

    /** As users write it. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
