package io.vgglab.sweep.executor;

import io.vgglab.network.Device;
import io.vgglab.network.NetworkFactories;
import io.vgglab.network.NetworkFactory;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Main of a worker process: connects to its sweep, trains what it is given, one trial at a time.
 *
 * <p>Arguments: port, engine, then kind, index and threads of its slot's device. The token stands
 * in the environment, where other users cannot read it.
 */
public final class Worker {

  static final String TOKEN = "VGG_WORKER_TOKEN";

  private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
  private static final int CONNECTION_LOST = 3;

  private final Wire wire;
  private final BlockingQueue<Message> inbox = new LinkedBlockingQueue<>();

  private Worker(Wire wire) {
    this.wire = wire;
  }

  /** Connects and serves until the connection is lost. */
  public static void main(String[] arguments) throws Exception {
    int port = Integer.parseInt(arguments[0]);
    String engine = arguments[1];
    Device place =
        new Device(
            Device.Kind.valueOf(arguments[2]),
            Integer.parseInt(arguments[3]),
            Integer.parseInt(arguments[4]));
    String token = Optional.ofNullable(System.getenv(TOKEN)).orElse("");
    Wire wire = Wire.connect(port, new Message.Hello(token));
    new Worker(wire).serve(NetworkFactories.of(engine), place);
  }

  private void serve(NetworkFactory factory, Device place) throws Exception {
    Thread reader = new Thread(this::read, "sweep");
    reader.setDaemon(true);
    reader.start();
    WorkerTrial trials = new WorkerTrial(factory, place, wire, inbox);
    while (true) {
      Message message = inbox.take();
      if (message instanceof Message.Run run) {
        wire.send(trials.run(run));
      }
    }
  }

  private void read() {
    try {
      for (Optional<Message> next = wire.receive(); next.isPresent(); next = wire.receive()) {
        inbox.add(next.get());
      }
    } catch (IOException e) {
      LOG.debug("connection broke", e);
    }
    // Native code may hold every other thread for minutes, and nobody is left to hear of a result.
    Runtime.getRuntime().halt(CONNECTION_LOST);
  }
}
