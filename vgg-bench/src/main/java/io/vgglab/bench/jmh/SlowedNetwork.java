package io.vgglab.bench.jmh;

import io.vgglab.network.Network;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * A network that takes longer on purpose: the switch with which the comparison of runs is tested.
 *
 * <p>Waiting and predicting take a share longer than the work since the last wait did. Without the
 * system property {@value #PROPERTY} a network stays itself, so nothing is added to what is timed.
 */
final class SlowedNetwork {

  static final String PROPERTY = "bench.slowdown";

  /** Methods that return when the work is done. */
  private static final Set<String> WAITING = Set.of("synchronize", "predict", "totals");

  private final Network network;
  private final double share;
  private final LongSupplier clock;
  private long start;

  private SlowedNetwork(Network network, double share, LongSupplier clock) {
    this.network = network;
    this.share = share;
    this.clock = clock;
  }

  /** The network itself, or one that is slower by the share that the property gives. */
  static Network of(Network network) {
    double share = Double.parseDouble(System.getProperty(PROPERTY, "0"));
    return share > 0 ? of(network, share, System::nanoTime) : network;
  }

  /** As above, by a clock of nanoseconds. */
  static Network of(Network network, double share, LongSupplier clock) {
    SlowedNetwork slowed = new SlowedNetwork(network, share, clock);
    return (Network)
        Proxy.newProxyInstance(
            Network.class.getClassLoader(),
            new Class<?>[] {Network.class},
            (proxy, method, arguments) -> slowed.call(method, arguments));
  }

  private Object call(Method method, Object[] arguments) throws Throwable {
    if (start == 0) {
      start = clock.getAsLong();
    }
    try {
      Object result = method.invoke(network, arguments);
      if (WAITING.contains(method.getName())) {
        spin();
      }
      return result;
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private void spin() {
    long now = clock.getAsLong();
    long end = now + Math.round((now - start) * share);
    while (clock.getAsLong() < end) {
      Thread.onSpinWait();
    }
    start = 0;
  }
}
