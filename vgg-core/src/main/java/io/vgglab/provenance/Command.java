package io.vgglab.provenance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A short command whose output is a fact about the machine. */
public final class Command {

  private static final int SECONDS = 20;

  private Command() {}

  /** Standard output; nothing where the command is missing, fails or takes over 20 seconds. */
  public static Optional<String> output(List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      try {
        process.getOutputStream().close();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
          return Optional.empty();
        }
        byte[] bytes = process.getInputStream().readAllBytes();
        return Optional.of(new String(bytes, StandardCharsets.UTF_8));
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
