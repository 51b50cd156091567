package io.vgglab.bench.run;

import io.vgglab.network.EndOfProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Runs a process to its end with everything it prints in a log; ends it if this one ends. */
final class LoggedProcess {

  private LoggedProcess() {}

  /**
   * Runs it.
   *
   * @param what for the message of a failure
   * @param limit longest time that it may take
   * @throws BenchException if it cannot start or fails; the message ends with what it said last,
   *     and the name of its log
   */
  static void run(String what, ProcessBuilder builder, Path log, Duration limit) {
    Optional<String> failure = failure(what, builder, log, limit);
    if (failure.isPresent()) {
      throw new BenchException(failure.get() + logged(log));
    }
  }

  /** The log by its place in the results, since reports travel without them. */
  static String logged(Path log) {
    return " (log: "
        + log.toAbsolutePath().getParent().getFileName()
        + "/"
        + log.getFileName()
        + ")";
  }

  /**
   * Runs it and says how it failed, with what it said last; empty where it did not.
   *
   * @throws BenchException if it cannot start
   * @throws RunEndedException if this process is ending, and so ended the other
   */
  static Optional<String> failure(String what, ProcessBuilder builder, Path log, Duration limit) {
    try {
      Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
      Thread hook = new Thread(() -> end(process), "end of " + what);
      if (!EndOfProcess.has(hook)) {
        end(process);
        throw new RunEndedException(what);
      }
      process.getOutputStream().close();
      boolean ended = process.waitFor(limit.toSeconds(), TimeUnit.SECONDS);
      if (!ended) {
        end(process);
      }
      int code = process.waitFor();
      if (!removed(hook)) {
        throw new RunEndedException(what);
      }
      if (!ended) {
        return Optional.of(
            what + " did not end within " + limit.toSeconds() + " s: " + LastWords.of(log));
      }
      return code == 0
          ? Optional.empty()
          : Optional.of(what + " failed with exit code " + code + ": " + LastWords.of(log));
    } catch (IOException e) {
      throw new BenchException(what + " could not be started: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchException(what + " was interrupted", e);
    }
  }

  /** False where this process is ending, which ends the other. */
  private static boolean removed(Thread hook) {
    try {
      return Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      return false;
    }
  }

  /** The parent first: a shell would else write of its child's end into the log. */
  private static void end(Process process) {
    List<ProcessHandle> descendants = process.descendants().toList();
    process.destroyForcibly();
    descendants.forEach(ProcessHandle::destroyForcibly);
  }
}
