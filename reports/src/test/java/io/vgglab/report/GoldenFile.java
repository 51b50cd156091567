package io.vgglab.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * A text that stands in the test resources as it must be. With {@code -Dgolden.write=true} the text
 * of the run takes its place, to be read before it is committed.
 */
final class GoldenFile {

  private static final Path FOLDER = Path.of("src/test/resources/io/vgglab/report/golden");

  private GoldenFile() {}

  /** What the file holds; written first where that is asked for. */
  static String of(String name, String text) throws IOException {
    if (Boolean.getBoolean("golden.write")) {
      Files.createDirectories(FOLDER);
      Files.writeString(FOLDER.resolve(name), text, StandardCharsets.UTF_8);
      return text;
    }
    try (InputStream in = GoldenFile.class.getResourceAsStream("golden/" + name)) {
      if (in == null) {
        throw new AssertionError("there is no golden file " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** What the work gives where numbers are written with a comma. */
  static <T> T inGerman(Supplier<T> work) {
    return under(Locale.GERMANY, work);
  }

  /** What the work gives where nothing is particular. */
  static <T> T inRoot(Supplier<T> work) {
    return under(Locale.ROOT, work);
  }

  private static <T> T under(Locale locale, Supplier<T> work) {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(locale);
      return work.get();
    } finally {
      Locale.setDefault(before);
    }
  }
}
