package io.vgglab.sweep.executor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Copies what a worker prints to the log of the trial that it is at. */
final class LogPump {

  private static final int TAIL_LINES = 3;
  private static final int BUFFER = 8192;

  /** What Java, HotSpot and C++ say first of all when they end: the rest is where they were. */
  private static final Pattern LAST_WORDS =
      Pattern.compile(
          "(?:Exception in thread \"[^\"]*\"|#(?=\\s+SIG)|(?=terminate called))\\s*(.+)");

  /** What C++ prints behind the type of an exception that nobody caught. */
  private static final String WHAT = "what():";

  private final ByteArrayOutputStream unfinished = new ByteArrayOutputStream();
  private Optional<String> lastWords = Optional.empty();
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
    lastWords = Optional.empty();
  }

  synchronized String tail() {
    return lastWords.orElseGet(
        () ->
            Stream.concat(lastLines.stream(), Stream.of(text(unfinished)))
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining(" | ")));
  }

  private void copy(InputStream stream) {
    byte[] buffer = new byte[BUFFER];
    try {
      for (int length = stream.read(buffer); length >= 0; length = stream.read(buffer)) {
        append(buffer, length);
      }
      endLine();
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
    for (int i = 0; i < length; i++) {
      if (buffer[i] == '\n' || unfinished.size() == BUFFER) {
        endLine();
      }
      unfinished.write(buffer[i]);
    }
  }

  /** Programs print a line in pieces, so that it counts once it is whole. */
  private synchronized void endLine() {
    remember(text(unfinished));
    unfinished.reset();
  }

  private static String text(ByteArrayOutputStream line) {
    return line.toString(StandardCharsets.UTF_8).strip();
  }

  private synchronized void remember(String line) {
    if (line.isEmpty()) {
      return;
    }
    Matcher telling = LAST_WORDS.matcher(line);
    if (lastWords.isEmpty() && telling.matches()) {
      lastWords = Optional.of(telling.group(1));
    } else if (line.startsWith(WHAT)) {
      lastWords = lastWords.map(words -> words + ", " + line);
    }
    lastLines.add(line);
    if (lastLines.size() > TAIL_LINES) {
      lastLines.remove(0);
    }
  }
}
