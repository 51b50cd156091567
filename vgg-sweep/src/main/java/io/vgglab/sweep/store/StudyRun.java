package io.vgglab.sweep.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * One process that works on a study.
 *
 * @param id unique, chosen when the run starts
 * @param host name of the machine, for people
 * @param kernel names the space that process ids are unique in: on Linux the boot id and the
 *     process-id namespace, elsewhere the host's name
 * @param pid id of the process
 * @param processStarted when the process started, as its machine says: on Linux counted from its
 *     boot, which no setting of the clock moves
 */
public record StudyRun(String id, String host, String kernel, long pid, Instant processStarted) {

  /** Elsewhere than on Linux the start that is reported may move when the clock is set. */
  private static final Duration CLOCK_SLACK = Duration.ofSeconds(5);

  /** Field 22 of proc(5), in hundredths of a second, without those up to the name. */
  private static final int START_FIELD = 19;

  private static final long TICK_MILLIS = 10;

  public StudyRun {
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(kernel, "kernel");
    Objects.requireNonNull(processStarted, "processStarted");
    if (id.isBlank() || id.length() > 64) {
      throw new IllegalArgumentException(
          "id of a run must have 1 to 64 characters, but was \"" + id + "\"");
    }
  }

  /** A new run of this process. */
  public static StudyRun ofThisProcess() {
    return of(ProcessHandle.current());
  }

  static StudyRun of(ProcessHandle process) {
    String host = hostName();
    return new StudyRun(
        UUID.randomUUID().toString(), host, kernel(host), process.pid(), startOf(process));
  }

  /** Tells whether this machine can see the process of the run, dead or alive. */
  public boolean isHere() {
    return kernel.equals(kernel(hostName()));
  }

  /** Tells whether the process of a run that {@link #isHere} exists. */
  public boolean isProcessAlive() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(process -> isStart(startOf(process)) || isStart(reportedStart(process)))
        .filter(process -> !hasEnded(process.pid()))
        .isPresent();
  }

  /**
   * Tells whether a process has ended though the system lists it: until its parent asks how, which
   * in a container may be never.
   */
  private static boolean hasEnded(long pid) {
    return status(pid).filter(fields -> fields.get(0).matches("[ZX]")).isPresent();
  }

  /** What Linux says of a process behind its name: state, parent and so on (proc(5)). */
  private static Optional<List<String>> status(long pid) {
    try {
      Path file = Path.of("/proc", Long.toString(pid), "stat");
      String stat = Files.readString(file, StandardCharsets.ISO_8859_1);
      return Optional.of(List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private boolean isStart(Instant start) {
    return Duration.between(start, processStarted).abs().compareTo(CLOCK_SLACK) <= 0;
  }

  /** The run in words, for messages, such as {@code "process 4711 on gpu1"}. */
  public String describe() {
    return "process " + pid + " on " + host;
  }

  private static Instant startOf(ProcessHandle process) {
    return status(process.pid())
        .map(fields -> Long.parseLong(fields.get(START_FIELD)) * TICK_MILLIS)
        .map(Instant::ofEpochMilli)
        .orElseGet(() -> reportedStart(process));
  }

  /** By the machine's calendar, as runs of the first versions have it. */
  private static Instant reportedStart(ProcessHandle process) {
    return Instant.ofEpochMilli(
        process.info().startInstant().map(Instant::toEpochMilli).orElse(0L));
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }

  private static String kernel(String host) {
    try {
      return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip()
          + " "
          + Files.readSymbolicLink(Path.of("/proc/self/ns/pid"));
    } catch (IOException e) {
      return host;
    }
  }
}
