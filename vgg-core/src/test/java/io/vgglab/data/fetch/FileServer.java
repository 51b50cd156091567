package io.vgglab.data.fetch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on this machine with one file, and the ways in which servers misbehave. */
final class FileServer implements AutoCloseable {

  /** The ranges that were asked for, {@code whole} where none was. */
  final List<String> asked = Collections.synchronizedList(new ArrayList<>());

  volatile byte[] content;
  volatile boolean knowsRange = true;
  volatile int status = 200;
  volatile String contentRange = "";
  volatile String location = "";

  /** Bytes after which each of the first {@code breaks} connections breaks. */
  volatile int breakAfter;

  final AtomicInteger breaks = new AtomicInteger();

  /** Whether connections that break fall silent instead, until the server closes. */
  volatile boolean silent;

  private final CountDownLatch closed = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();

  private final HttpServer server;

  FileServer(byte[] content) throws IOException {
    this.content = content;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  URI address() {
    return URI.create("http://localhost:" + server.getAddress().getPort() + "/data.tar.gz");
  }

  private void answer(HttpExchange exchange) throws IOException {
    String range = exchange.getRequestHeaders().getFirst("Range");
    asked.add(range == null ? "whole" : range);
    try (exchange) {
      if (status != 200) {
        if (!location.isEmpty()) {
          exchange.getResponseHeaders().set("Location", location);
        }
        exchange.sendResponseHeaders(status, -1);
        return;
      }
      int from =
          range == null || !knowsRange ? 0 : Integer.parseInt(range.replaceAll("[^0-9]", ""));
      if (from > 0 && from >= content.length) {
        exchange.sendResponseHeaders(416, -1);
        return;
      }
      send(exchange, from);
    }
  }

  private void send(HttpExchange exchange, int from) throws IOException {
    byte[] rest = Arrays.copyOfRange(content, from, content.length);
    if (from > 0) {
      String right = "bytes %d-%d/%d".formatted(from, content.length - 1, content.length);
      exchange
          .getResponseHeaders()
          .set("Content-Range", contentRange.isEmpty() ? right : contentRange);
    }
    exchange.sendResponseHeaders(from > 0 ? 206 : 200, rest.length);
    boolean broken = breaks.getAndDecrement() > 0;
    exchange.getResponseBody().write(rest, 0, broken ? breakAfter : rest.length);
    exchange.getResponseBody().flush();
    if (broken && silent) {
      await();
    }
  }

  private void await() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
