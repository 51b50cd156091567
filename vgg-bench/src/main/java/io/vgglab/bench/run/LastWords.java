package io.vgglab.bench.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Why a process failed, in the words of its log. */
final class LastWords {

  private static final int TAIL = 3;
  private static final Pattern EXCEPTION =
      Pattern.compile("([a-z]\\w*\\.)+[A-Z]\\w*(Exception|Error): .*");

  /** How JMH tells that a fork was killed or crashed. */
  private static final Pattern DEAD_FORK = Pattern.compile("<forked VM failed .*>");

  /** Behind it JMH prints its results. */
  private static final String RESULTS = "# Run complete";

  private LastWords() {}

  /** The last exception that the log names, else how a fork died, else the last lines. */
  static String of(Path log) {
    String text;
    try {
      text = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "its log cannot be read: " + e.getMessage();
    }
    List<String> lines =
        text.lines()
            .map(line -> line.strip().replaceFirst("^Exception in thread \"[^\"]*\" ", ""))
            .filter(line -> !line.isEmpty() && !line.startsWith("at "))
            .takeWhile(line -> !line.startsWith(RESULTS))
            .toList();
    return last(lines, EXCEPTION)
        .or(() -> last(lines, DEAD_FORK))
        .orElse(String.join(" | ", lines.subList(Math.max(0, lines.size() - TAIL), lines.size())));
  }

  private static Optional<String> last(List<String> lines, Pattern pattern) {
    return lines.stream()
        .filter(line -> pattern.matcher(line).matches() && !line.contains("BenchmarkException"))
        .reduce((first, second) -> second);
  }
}
