package io.vgglab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules of CONTRIBUTING.md that the text of main sources must keep. */
class SourceRulesTest {

  private static final int MOST_LINES = 300;
  private static final List<String> MODULES =
      List.of("vgg-core", "reports", "vgg-bench", "vgg-bench/peers", "vgg-sweep");
  private static final Pattern SENTENCE = Pattern.compile("\\p{L}[^*]*[.](\\s|$)");
  private static final Pattern PUBLIC_TYPE =
      Pattern.compile(
          "^public (?:final |sealed |abstract |non-sealed"
              + " )*(?:class|record|interface|enum|@interface) ",
          Pattern.MULTILINE);

  /** What formats a number as the user's language does, if it is not told which. */
  private static final Pattern NUMBER = Pattern.compile("%[-+0-9,.$]*[dfeEg]");

  @Test
  void files_haveAtMost300Lines() throws IOException {
    List<String> tooLong = new ArrayList<>();
    for (Path file : sources()) {
      int lines = Files.readAllLines(file, StandardCharsets.UTF_8).size();
      if (lines > MOST_LINES) {
        tooLong.add(file + ": " + lines);
      }
    }
    assertThat(tooLong).isEmpty();
  }

  @Test
  void publicTypes_haveASentenceOfJavadoc() throws IOException {
    List<String> silent = new ArrayList<>();
    for (Path file : sources()) {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      var type = PUBLIC_TYPE.matcher(text);
      if (type.find()) {
        String before = text.substring(0, type.start());
        int start = before.lastIndexOf("/**");
        String comment = start < 0 ? "" : before.substring(start, before.indexOf("*/", start));
        boolean ofType = start > before.lastIndexOf("\nimport ");
        if (!ofType || !SENTENCE.matcher(comment).find()) {
          silent.add(file.toString());
        }
      }
    }
    assertThat(silent).isEmpty();
  }

  @Test
  void packages_sayWhatTheyAreFor() throws IOException {
    for (Path file : sources()) {
      assertThat(file.resolveSibling("package-info.java")).exists();
    }
  }

  @Test
  void numbers_areFormattedWithALocale() throws IOException {
    List<String> local = new ArrayList<>();
    for (Path file : sources()) {
      for (String statement : Files.readString(file, StandardCharsets.UTF_8).split(";\n", -1)) {
        boolean formats = statement.contains(".formatted(") || statement.contains("String.format(");
        if (formats && NUMBER.matcher(statement).find() && !statement.contains("Locale")) {
          local.add(file + ": " + statement.strip());
        }
      }
    }
    assertThat(local).isEmpty();
  }

  private static List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>();
    for (String module : MODULES) {
      Path folder = Path.of("..", module, "src", "main", "java");
      try (Stream<Path> files = Files.walk(folder)) {
        files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
      }
    }
    assertThat(sources).hasSizeGreaterThan(500);
    return sources;
  }
}
