package io.vgglab.bench.run;

import io.vgglab.network.Obituary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Why a process failed, in the words of its log, which may be JMH's. */
final class LastWords {

  private static final Pattern EXCEPTION =
      Pattern.compile("([a-z]\\w*\\.)+[A-Z]\\w*(Exception|Error): .*");

  /** What JMH wraps the exception of a benchmark in. */
  private static final String WRAPPER = "BenchmarkException";

  /** How JMH tells that a fork was killed or crashed. */
  private static final Pattern DEAD_FORK = Pattern.compile("<forked VM failed .*>");

  /** Behind it JMH prints its results. */
  private static final String FORK = "# Fork:";

  private static final String RESULTS = "# Run complete";

  private LastWords() {}

  /**
   * The last exception that the log names, else what Java, HotSpot or C++ said when they ended it,
   * else how a fork died, else the last lines.
   */
  static String of(Path log) {
    String text;
    try {
      text = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "its log cannot be read: " + e.getMessage();
    }
    List<String> lines =
        text.lines()
            .map(String::strip)
            .filter(line -> !line.startsWith("at ") && !line.contains(WRAPPER))
            .takeWhile(line -> !line.startsWith(RESULTS))
            .toList();
    Obituary obituary = Obituary.of(ofLastFork(lines));
    return last(lines, EXCEPTION)
        .or(obituary::telling)
        .or(() -> last(lines, DEAD_FORK))
        .orElseGet(obituary::text);
  }

  private static List<String> ofLastFork(List<String> lines) {
    int from = lines.size() - 1;
    while (from > 0 && !lines.get(from).startsWith(FORK)) {
      from--;
    }
    return lines.subList(Math.max(0, from), lines.size());
  }

  private static Optional<String> last(List<String> lines, Pattern pattern) {
    return lines.stream()
        .map(line -> line.replaceFirst("^Exception in thread \"[^\"]*\" ", ""))
        .filter(line -> pattern.matcher(line).matches())
        .reduce((first, second) -> second);
  }
}
