package io.vgglab.sweep.executor;

import io.vgglab.network.Obituary;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Copies what a worker prints to the log of the trial that it is at. */
final class LogPump {

  private static final int BUFFER = 8192;

  private final ByteArrayOutputStream unfinished = new ByteArrayOutputStream();
  private Obituary obituary = Obituary.SILENT;
  private Path file;

  LogPump(InputStream stream, Path file) {
    this.file = file;
    Thread thread = new Thread(() -> copy(stream), "worker-log");
    thread.setDaemon(true);
    thread.start();
  }

  synchronized void switchTo(Path newFile) {
    file = newFile;
    obituary = obituary.withoutTelling();
  }

  synchronized String tail() {
    return obituary.and(text(unfinished)).text();
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
    return line.toString(StandardCharsets.UTF_8);
  }

  private synchronized void remember(String line) {
    obituary = obituary.and(line);
  }
}
