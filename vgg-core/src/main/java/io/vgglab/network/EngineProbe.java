package io.vgglab.network;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Finds out whether an engine's libraries load on this machine, in a process of its own: a library
 * that does not suit the processor can end the process that loads it.
 */
public final class EngineProbe {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private EngineProbe() {}

  /** Why a bundle's engine cannot run here, in one line; empty where it can. */
  public static Optional<String> refusal(EngineBundle bundle, Device device) {
    return EngineTask.failure(
        bundle,
        device,
        EngineProbe.class.getName(),
        List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
        List.of(bundle.engine()),
        LIMIT);
  }

  /** Main of the process. */
  public static void main(String[] arguments) throws IOException {
    EngineTask.run(arguments, engine -> NetworkFactories.of(engine.get(0)).versions());
  }
}
