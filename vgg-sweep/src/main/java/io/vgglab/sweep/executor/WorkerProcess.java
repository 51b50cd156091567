package io.vgglab.sweep.executor;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A running worker and the line to it. */
final class WorkerProcess implements AutoCloseable {

  private static final Duration START = Duration.ofSeconds(60);
  private static final int POLL_MILLIS = 200;
  private static final int TOKEN_BYTES = 16;

  private final Process process;
  private final Wire wire;
  private final LogPump log;

  private WorkerProcess(Process process, Wire wire, LogPump log) {
    this.process = process;
    this.wire = wire;
    this.log = log;
  }

  /**
   * Starts a worker and waits until it has said hello.
   *
   * @throws IOException if it ended or did not answer in time, with the last lines it printed
   */
  static WorkerProcess start(Slot slot, Path logFile) throws IOException {
    byte[] token = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(token);
    String secret = HexFormat.of().formatHex(token);
    try (ServerSocket server = new ServerSocket(0, 4, InetAddress.getLoopbackAddress())) {
      server.setSoTimeout(POLL_MILLIS);
      ProcessBuilder builder =
          slot.bundle()
              .process(
                  Worker.class.getName(),
                  slot.jvmArguments(),
                  List.of(
                      Integer.toString(server.getLocalPort()),
                      slot.bundle().engine(),
                      slot.device().kind().name(),
                      Integer.toString(slot.device().threads())),
                  slot.device());
      builder.environment().put(Worker.TOKEN, secret);
      Process process = builder.redirectErrorStream(true).start();
      process.getOutputStream().close();
      LogPump log = new LogPump(process.getInputStream(), logFile);
      try {
        return new WorkerProcess(process, accept(server, process, secret, log), log);
      } catch (IOException e) {
        process.destroyForcibly();
        throw e;
      }
    }
  }

  private static Wire accept(ServerSocket server, Process process, String secret, LogPump log)
      throws IOException {
    long end = System.nanoTime() + START.toNanos();
    while (System.nanoTime() < end) {
      try {
        Socket socket = server.accept();
        Wire wire = new Wire(socket);
        wire.timeout((int) START.toMillis());
        if (wire.receive().orElse(null) instanceof Message.Hello hello
            && hello.token().equals(secret)) {
          wire.timeout(0);
          return wire;
        }
        wire.close();
      } catch (SocketTimeoutException e) {
        if (!process.isAlive()) {
          throw new IOException(
              "worker ended with code "
                  + process.exitValue()
                  + " before it said hello: "
                  + log.tail(),
              e);
        }
      }
    }
    throw new IOException("worker did not answer within " + START.toSeconds() + " s");
  }

  void send(Message message) throws IOException {
    wire.send(message);
  }

  Optional<Message> receive() throws IOException {
    return wire.receive();
  }

  void logTo(Path file) {
    log.switchTo(file);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Exit code of a worker whose connection is gone; waits a little for it, then kills it. */
  int exitCode() {
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
      return -1;
    }
    return process.isAlive() ? -1 : process.exitValue();
  }

  /** Processor time that the worker has used so far, if the system tells. */
  Optional<Duration> processorTime() {
    return process.info().totalCpuDuration();
  }

  /** Ends the process; the connection breaks, which is how its slot learns of it. */
  void kill() {
    process.destroyForcibly();
  }

  String lastOutput() {
    return log.tail();
  }

  /** Kills the process: a checkpoint is whole or absent, so nothing is lost that was kept. */
  @Override
  public void close() {
    process.destroyForcibly();
    try {
      wire.close();
      process.waitFor(5, TimeUnit.SECONDS);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close the connection to a worker", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Copies what a worker prints to the log of the trial that it is at. */
  static final class LogPump {

    private static final int TAIL_LINES = 3;
    private static final int BUFFER = 8192;

    private final List<String> lastLines = new ArrayList<>();
    private Path file;

    LogPump(InputStream stream, Path file) {
      this.file = file;
      Thread thread = new Thread(() -> copy(stream), "worker-log");
      thread.setDaemon(true);
      thread.start();
    }

    synchronized void switchTo(Path newFile) {
      file = newFile;
    }

    synchronized String tail() {
      return String.join(" | ", lastLines);
    }

    private void copy(InputStream stream) {
      byte[] buffer = new byte[BUFFER];
      try {
        for (int length = stream.read(buffer); length >= 0; length = stream.read(buffer)) {
          append(buffer, length);
        }
      } catch (IOException e) {
        remember("log ended: " + e.getMessage());
      }
    }

    /** Reads on where the log cannot be written: the worker would hang at a full pipe. */
    private synchronized void append(byte[] buffer, int length) {
      try {
        Files.createDirectories(file.getParent());
        try (OutputStream out =
            Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
          out.write(buffer, 0, length);
        }
      } catch (IOException e) {
        remember("log cannot be written: " + e.getMessage());
      }
      String text = new String(buffer, 0, length, java.nio.charset.StandardCharsets.UTF_8);
      text.lines().filter(line -> !line.isBlank()).forEach(this::remember);
    }

    private synchronized void remember(String line) {
      lastLines.add(line.strip());
      if (lastLines.size() > TAIL_LINES) {
        lastLines.remove(0);
      }
    }
  }
}
