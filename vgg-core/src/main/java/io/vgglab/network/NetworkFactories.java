package io.vgglab.network;

import java.util.ServiceLoader;

/** Finds the factory of an engine on the class path of this process. */
public final class NetworkFactories {

  private NetworkFactories() {}

  /**
   * The factory whose {@link NetworkFactory#engine()} is {@code engine}.
   *
   * @throws EngineException if the class path has none
   */
  public static NetworkFactory of(String engine) {
    for (NetworkFactory factory : ServiceLoader.load(NetworkFactory.class)) {
      if (factory.engine().equals(engine)) {
        return factory;
      }
    }
    throw new EngineException("engine " + engine + " is not on the class path of this process");
  }
}
