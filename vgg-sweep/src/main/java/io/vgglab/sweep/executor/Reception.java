package io.vgglab.sweep.executor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a worker that starts reports: a port of this machine, and a token that it alone knows. */
final class Reception implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Reception.class);

  private static final Duration START = Duration.ofSeconds(60);
  private static final int POLL_MILLIS = 200;

  /** A worker has its greeting at hand when it connects: whoever is silent for longer is none. */
  private static final int GREETING_MILLIS = 2_000;

  private static final int MOST_WAITING = 16;
  private static final int TOKEN_BYTES = 16;

  private final ServerSocket server;
  private final String token;

  /** Opens a port that nobody else has. */
  Reception() throws IOException {
    byte[] bytes = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(bytes);
    token = HexFormat.of().formatHex(bytes);
    server = new ServerSocket(0, MOST_WAITING, InetAddress.getLoopbackAddress());
    server.setSoTimeout(POLL_MILLIS);
  }

  int port() {
    return server.getLocalPort();
  }

  String token() {
    return token;
  }

  /**
   * Waits for the worker. Whoever else connects is hung up on, such as a program that tries ports.
   *
   * @param obstacle why the worker will not come any more, if that is so
   * @throws IOException if it does not come in time, or this is closed meanwhile
   */
  Wire await(Supplier<Optional<String>> obstacle) throws IOException {
    long end = System.nanoTime() + START.toNanos();
    while (System.nanoTime() < end) {
      Optional<Wire> wire = next();
      if (wire.isPresent()) {
        return wire.get();
      }
      Optional<String> reason = obstacle.get();
      if (reason.isPresent()) {
        throw new IOException(reason.get());
      }
    }
    throw new IOException("worker did not answer within " + START.toSeconds() + " s");
  }

  private Optional<Wire> next() throws IOException {
    try {
      return greeted(server.accept());
    } catch (SocketTimeoutException e) {
      return Optional.empty();
    }
  }

  /** What a stranger does must not reach the worker that is awaited. */
  private Optional<Wire> greeted(Socket caller) {
    try {
      Wire wire = new Wire(caller);
      wire.timeout(GREETING_MILLIS);
      if (wire.receive().orElse(null) instanceof Message.Hello hello
          && token.equals(hello.token())) {
        wire.timeout(0);
        return Optional.of(wire);
      }
    } catch (IOException | RuntimeException e) {
      LOG.debug("somebody connected who is no worker", e);
    }
    hangUp(caller);
    return Optional.empty();
  }

  private static void hangUp(Socket caller) {
    try {
      caller.close();
    } catch (IOException e) {
      LOG.debug("cannot close a connection", e);
    }
  }

  /** Lets nobody in any more; whoever awaits a worker stops waiting. */
  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      LOG.debug("cannot close a port", e);
    }
  }
}
