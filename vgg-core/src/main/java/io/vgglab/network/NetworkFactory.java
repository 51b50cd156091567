package io.vgglab.network;

import io.vgglab.model.VggPlan;
import java.util.Optional;

/**
 * Opens networks of one engine; found with {@link java.util.ServiceLoader}.
 *
 * <p>Implementations load no engine class before {@link #open} or {@link #versions}.
 */
public interface NetworkFactory {

  /** Name of the engine: {@code dl4j}, {@code onednn}. */
  String engine();

  /** Libraries and their versions as the engine itself reports them, for provenance. */
  java.util.Map<String, String> versions();

  /** What the processor can do at best with this engine's library; empty where it cannot tell. */
  default Optional<Roof> roof() {
    return Optional.empty();
  }

  /**
   * Opens a network with parameters as {@link NetworkState#initial} draws them.
   *
   * @param plan layers to execute
   * @param step what a training step does
   * @param device where
   * @param seed draws initial parameters and dropout masks
   * @throws EngineException if the engine cannot run here, with the reason
   */
  Network open(VggPlan plan, StepSpec step, Device device, long seed);
}
