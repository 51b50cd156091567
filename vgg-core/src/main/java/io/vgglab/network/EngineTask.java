package io.vgglab.network;

import io.vgglab.file.FileFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A task that a process of a bundle does and then ends: well, or with one line that says why not.
 *
 * <pre>
 * EngineTask.failure(bundle, ...) --starts--> main: EngineTask.run(arguments, body)
 *                                 &lt;--file---- the message of what the body threw
 * </pre>
 */
public final class EngineTask {

  private static final Logger LOG = LoggerFactory.getLogger(EngineTask.class);

  private static final int FAILED = 3;
  private static final int GRACE_SECONDS = 1;

  /** Exit codes of a JVM that SIGHUP, SIGINT or SIGTERM ended. */
  private static final Set<Integer> SIGNALLED = Set.of(129, 130, 143);

  private EngineTask() {}

  /** What a task does with its arguments. */
  @FunctionalInterface
  public interface Body {
    /**
     * Does it.
     *
     * @throws IOException as files do
     * @throws EngineException if the engine cannot do it
     */
    void run(List<String> arguments) throws IOException;
  }

  /**
   * Runs a task and waits for it. Never returns once this process is told to end, which ends the
   * other one too: nobody must say or write down that the engine failed.
   *
   * @param mainClass class whose {@code main} calls {@link #run}
   * @param jvm options of its virtual machine
   * @param limit longest time that it may take
   * @return why it failed, in one line; empty where it did not
   */
  public static Optional<String> failure(
      EngineBundle bundle,
      Device device,
      String mainClass,
      List<String> jvm,
      List<String> arguments,
      Duration limit) {
    try {
      Path folder = Files.createTempDirectory("vgg-engine");
      try {
        Path log = folder.resolve("log");
        List<String> all = new ArrayList<>(List.of(folder.resolve("reason").toString()));
        all.addAll(arguments);
        return failure(
            bundle
                .process(mainClass, jvm, all, device)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile()),
            bundle.id(),
            folder,
            limit);
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start a process of the engine " + bundle.id(), e);
    }
  }

  private static Optional<String> failure(
      ProcessBuilder builder, String name, Path folder, Duration limit) throws IOException {
    ChildProcess child = new ChildProcess();
    Thread hook = new Thread(() -> end(child, folder), "end of " + name);
    if (!EndOfProcess.has(hook)) {
      EndOfProcess.await();
    }
    try {
      Optional<Process> process = child.start(builder);
      if (process.isEmpty()) {
        EndOfProcess.await();
      }
      return failure(process.orElseThrow(), name, folder, limit);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of(name + " was interrupted");
    } finally {
      child.end();
      EndOfProcess.forget(hook);
    }
  }

  private static Optional<String> failure(Process process, String name, Path folder, Duration limit)
      throws InterruptedException, IOException {
    if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
      return Optional.of(name + " did not end within " + limit.toSeconds() + " seconds");
    }
    int code = process.exitValue();
    if (SIGNALLED.contains(code)) {
      // by the terminal, most likely, which has told this process too
      TimeUnit.SECONDS.sleep(GRACE_SECONDS);
    }
    return code == 0 ? Optional.empty() : Optional.of(words(name, code, folder));
  }

  private static String words(String name, int code, Path folder) throws IOException {
    Path reason = folder.resolve("reason");
    return Files.exists(reason)
        ? Files.readString(reason, StandardCharsets.UTF_8)
        : ending(name, code, folder.resolve("log"));
  }

  /** Where this process is told to end: nobody is left to delete the folder then. */
  private static void end(ChildProcess child, Path folder) {
    child.end();
    try {
      delete(folder);
    } catch (IOException e) {
      LOG.debug("{} stays", folder, e);
    }
  }

  /** With what the log tells of it. */
  static String ending(String name, int code, Path log) throws IOException {
    String printed = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
    String words = Obituary.of(printed.lines().toList()).text();
    return "a process of the engine "
        + name
        + " ended with code "
        + code
        + (words.isEmpty() ? "" : ": " + words);
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(folder);
  }

  /**
   * Runs a body in the started process, leaves word if it fails, and ends the process; at once if
   * the one that started it is gone, which closes the standard input.
   */
  public static void run(String[] arguments, Body body) throws IOException {
    Thread lifeline = new Thread(EngineTask::awaitEnd, "lifeline");
    lifeline.setDaemon(true);
    lifeline.start();
    int code = 0;
    try {
      body.run(Arrays.asList(arguments).subList(1, arguments.length));
    } catch (EngineException | IllegalArgumentException | IOException | UncheckedIOException e) {
      Files.writeString(Path.of(arguments[0]), FileFailure.message(e), StandardCharsets.UTF_8);
      code = FAILED;
    } catch (OutOfMemoryError e) {
      Files.writeString(
          Path.of(arguments[0]), "the network does not fit the memory", StandardCharsets.UTF_8);
      code = FAILED;
    }
    System.exit(code);
  }

  private static void awaitEnd() {
    try {
      while (System.in.read() >= 0) {
        // nothing is ever sent
      }
    } catch (IOException e) {
      LOG.debug("the standard input is gone", e);
    }
    Runtime.getRuntime().halt(FAILED);
  }
}
