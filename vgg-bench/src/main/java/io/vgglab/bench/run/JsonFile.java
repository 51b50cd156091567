package io.vgglab.bench.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files of a run: records and maps as JSON, every file written aside and renamed. */
final class JsonFile {

  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonFile() {}

  /**
   * Reads what {@link #write(Path, Object)} wrote.
   *
   * @param what for the message of a failure
   * @throws BenchException if the file holds something else
   */
  static <T> T read(Path file, Class<T> type, String what) {
    try {
      return JSON.readValue(Files.readString(file, StandardCharsets.UTF_8), type);
    } catch (JsonProcessingException e) {
      throw new BenchException(what + " could not be read: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** Writes a record or map, indented. */
  static void write(Path file, Object value) {
    try {
      write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  /** Writes a text. */
  static void write(Path file, String text) {
    Path aside = file.resolveSibling("." + file.getFileName() + ".part");
    try {
      Files.writeString(aside, text, StandardCharsets.UTF_8);
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
