package io.vgglab.sweep.study;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.vgglab.sweep.study.StudyFileException.Problem;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** Reads a study from its YAML file; unknown keys, duplicate keys and bad values are errors. */
public final class StudyFile {

  private static final YAMLFactory FORMAT =
      YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final ObjectMapper YAML = new ObjectMapper(FORMAT);
  private static final long MAX_BYTES = 1 << 20;

  private StudyFile() {}

  /**
   * The study of a file.
   *
   * @throws StudyFileException if it cannot be read or breaks a rule
   */
  public static StudySpec read(Path file) {
    String text = text(file);
    try {
      return parse(text, defaultName(file));
    } catch (StudyFileException e) {
      throw new StudyFileException(located(file, text, e));
    }
  }

  private static String text(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new StudyFileException(file + " must be at most 1 MiB, but was larger");
      }
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      throw new StudyFileException("cannot read study file " + file + ": it is not UTF-8", e);
    } catch (NoSuchFileException e) {
      throw new StudyFileException("cannot read study file " + file + ": no such file", e);
    } catch (IOException e) {
      throw new StudyFileException("cannot read study file " + file + ": " + e.getMessage(), e);
    }
  }

  /** The problems with file and line in front, as compilers write them. */
  private static List<Problem> located(Path file, String text, StudyFileException e) {
    if (e.getCause() instanceof JsonProcessingException) {
      return List.of(new Problem("", file + ": " + e.getMessage()));
    }
    LineIndex lines = LineIndex.of(text);
    return e.problems().stream()
        .sorted(Comparator.comparingInt(lines::line))
        .map(p -> new Problem(p.path(), file + ":" + lines.line(p) + ": " + p.message()))
        .toList();
  }

  /**
   * The study of a text.
   *
   * @param defaultName used where the text gives none
   */
  public static StudySpec parse(String text, String defaultName) {
    return StudyReader.read(tree(text), defaultName, text);
  }

  private static Node tree(String text) {
    try {
      requireWhole(text);
      return new Node("", YAML.readTree(text));
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      String message = e.getOriginalMessage().lines().findFirst().orElse("not YAML");
      throw new StudyFileException("line " + line + ": " + message, e);
    } catch (IOException e) {
      throw new StudyFileException("cannot read study file: " + e.getMessage(), e);
    }
  }

  /** The mapper would pass over a second document, and take an alias for the text of its name. */
  private static void requireWhole(String text) throws IOException {
    try (YAMLParser parser = FORMAT.createParser(text)) {
      boolean isOver = false;
      while (parser.nextToken() != null) {
        if (isOver) {
          throw new JsonParseException(
              parser,
              "the study file must be one document, but another begins; leave it and its --- out",
              parser.currentTokenLocation());
        }
        if (parser.isCurrentAlias()) {
          throw new JsonParseException(
              parser,
              "value must stand in full, but was *"
                  + parser.getText()
                  + "; aliases are not supported; repeat the value",
              parser.currentTokenLocation());
        }
        isOver = parser.getParsingContext().inRoot();
      }
    }
  }

  private static String defaultName(Path file) {
    String name = file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
    return name.isEmpty() ? "study" : name;
  }
}
