package io.vgglab.sweep.executor;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running worker and the line to it. */
final class WorkerProcess implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(WorkerProcess.class);

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
   * @param reception where it says so
   * @throws IOException if it ended or did not answer in time, with the last lines it printed
   */
  static WorkerProcess start(Slot slot, Path logFile, Reception reception) throws IOException {
    ProcessBuilder builder =
        slot.bundle()
            .process(
                Worker.class.getName(),
                slot.jvmArguments(),
                List.of(
                    Integer.toString(reception.port()),
                    slot.bundle().engine(),
                    slot.device().kind().name(),
                    Integer.toString(slot.device().index()),
                    Integer.toString(slot.device().threads())),
                slot.device());
    builder.environment().put(Worker.TOKEN, reception.token());
    Process process = builder.redirectErrorStream(true).start();
    try {
      process.getOutputStream().close();
      LogPump log = new LogPump(process.getInputStream(), logFile);
      return new WorkerProcess(process, reception.await(() -> obstacle(process, log)), log);
    } catch (IOException | RuntimeException | Error e) {
      process.destroyForcibly();
      throw e;
    }
  }

  private static Optional<String> obstacle(Process process, LogPump log) {
    return process.isAlive()
        ? Optional.empty()
        : Optional.of(
            "worker ended with code "
                + process.exitValue()
                + " before it said hello: "
                + log.tail());
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
      LOG.debug("cannot close the connection to a worker, which is gone anyhow", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
