package io.vgglab.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a process ended, from what it printed, line by line.
 *
 * @param telling what Java, HotSpot or C++ said first of all when they ended it: the rest is where
 *     they were; empty where none of them said anything
 * @param lines the last ones, three at most, for want of anything better
 */
public record Obituary(Optional<String> telling, List<String> lines) {

  private static final int MOST_LINES = 3;

  /** Of a process that has printed nothing. */
  public static final Obituary SILENT = new Obituary(Optional.empty(), List.of());

  private static final Pattern TELLING =
      Pattern.compile(
          "(?:Exception in thread \"[^\"]*\""
              + "|#(?=\\s+(?:SIG|EXCEPTION_|Internal Error|There is insufficient memory))"
              + "|(?=terminate called))\\s*(.+)");

  /** What C++ prints behind the type of an exception that nobody caught. */
  private static final String WHAT = "what():";

  /** What Java prints of options in its environment, however it ends. */
  private static final String GREETING = "Picked up ";

  /** HotSpot frames its report with such lines. */
  private static final String FRAME = "#";

  /** Copies the list. */
  public Obituary {
    Objects.requireNonNull(telling, "telling");
    lines = List.copyOf(lines);
    if (lines.size() > MOST_LINES) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "lines must be at most %d, but were %d", MOST_LINES, lines.size()));
    }
  }

  /** Of a process that has printed these lines. */
  public static Obituary of(List<String> lines) {
    Obituary obituary = SILENT;
    for (String line : lines) {
      obituary = obituary.and(line);
    }
    return obituary;
  }

  /** With the line that it printed next. */
  public Obituary and(String line) {
    String text = line.strip();
    if (text.isEmpty() || text.equals(FRAME) || text.startsWith(GREETING)) {
      return this;
    }
    List<String> last = new ArrayList<>(lines);
    last.add(text);
    return new Obituary(
        toldBy(text), last.subList(Math.max(0, last.size() - MOST_LINES), last.size()));
  }

  private Optional<String> toldBy(String line) {
    Matcher matcher = TELLING.matcher(line);
    if (telling.isEmpty() && matcher.matches()) {
      return Optional.of(matcher.group(1));
    }
    return line.startsWith(WHAT) ? telling.map(words -> words + ", " + line) : telling;
  }

  /** Of a process that turned to another task, which what it told before is not about. */
  public Obituary withoutTelling() {
    return new Obituary(Optional.empty(), lines);
  }

  /** In one line: what tells most; empty where it printed nothing. */
  public String text() {
    return telling.orElseGet(() -> String.join(" | ", lines));
  }
}
