package io.vgglab.bench.environment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * How busy the processors are with something else: the share of a second that they did not idle
 * while this process slept.
 *
 * <p>Unlike the load average it forgets the build that ran a moment ago.
 */
public final class BusyShare {

  private static final int MILLIS = 1000;
  private static final int IDLE = 3;
  private static final int WAITING = 4;
  private static final double PERCENT = 100;

  private BusyShare() {}

  /** Looks for a second; NaN where the system does not say. */
  public static double ofThisMachine() {
    Path stat = Path.of("/proc/stat");
    if (!Files.isReadable(stat)) {
      return Double.NaN;
    }
    try {
      String before = Files.readString(stat, StandardCharsets.UTF_8);
      Thread.sleep(MILLIS);
      return between(before, Files.readString(stat, StandardCharsets.UTF_8));
    } catch (IOException e) {
      return Double.NaN;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Double.NaN;
    }
  }

  /** As people read it: {@code 12 %}. */
  public static String text(double share) {
    return Double.isNaN(share)
        ? LinuxFacts.UNKNOWN
        : String.format(Locale.ROOT, "%.0f %%", share * PERCENT);
  }

  /** The share in [0, 1] between two readings of {@code /proc/stat}. */
  static double between(String before, String after) {
    long[] from = ticks(before);
    long[] to = ticks(after);
    long total = Arrays.stream(to).sum() - Arrays.stream(from).sum();
    long idle = to[IDLE] + to[WAITING] - from[IDLE] - from[WAITING];
    return total <= 0 ? Double.NaN : 1 - (double) idle / total;
  }

  /** User, nice, system, idle, waiting, interrupts, soft interrupts, stolen. */
  private static long[] ticks(String stat) {
    String first = stat.lines().findFirst().orElse("");
    return Arrays.stream(first.replaceFirst("^cpu\\s+", "").split("\\s+"))
        .limit(8)
        .mapToLong(Long::parseLong)
        .toArray();
  }
}
