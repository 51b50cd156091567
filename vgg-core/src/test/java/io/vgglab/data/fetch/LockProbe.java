package io.vgglab.data.fetch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A process of its own that asks whether a file is locked: a JVM cannot ask this of itself. */
final class LockProbe {

  private static final int FREE = 0;
  private static final int LOCKED = 7;

  private LockProbe() {}

  public static void main(String[] arguments) throws IOException {
    try (FileChannel file = FileChannel.open(Path.of(arguments[0]), StandardOpenOption.WRITE);
        FileLock lock = file.tryLock()) {
      System.exit(lock == null ? LOCKED : FREE);
    }
  }

  static boolean isLocked(Path file) {
    try {
      int code =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx64m",
                  "-cp",
                  System.getProperty("java.class.path"),
                  LockProbe.class.getName(),
                  file.toString())
              .inheritIO()
              .start()
              .waitFor();
      if (code != FREE && code != LOCKED) {
        throw new IllegalStateException("probe must end with 0 or 7, but ended with " + code);
      }
      return code == LOCKED;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
