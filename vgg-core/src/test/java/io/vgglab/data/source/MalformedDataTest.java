package io.vgglab.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.vgglab.data.DataException;
import io.vgglab.data.ImageSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Wrong data ends in one line that names the culprit and the rule, and nothing is written. */
class MalformedDataTest {
  @TempDir Path temp;

  static Stream<Malformed> cases() {
    return Stream.of(
            MalformedCatalog.cifar(),
            MalformedCatalog.archives(),
            MalformedCatalog.idx(),
            MalformedCatalog.pictures())
        .flatMap(stream -> stream);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void reading_failsInOneLineThatNamesTheCulprit(Malformed malformed) throws IOException {
    Path path = malformed.writer().write(temp);
    Map<Path, String> before = files();

    Throwable failure = catchThrowable(() -> readAll(path));

    assertThat(failure).isInstanceOf(DataException.class);
    assertThat(failure.getMessage())
        .contains(malformed.culprit())
        .contains(": ", " must ")
        .doesNotContainPattern("\\p{Cntrl}")
        .doesNotEndWith(".")
        .doesNotContain("null");
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void cases_areAtLeast100() {
    assertThat(cases().count()).isGreaterThanOrEqualTo(100);
  }

  private static void readAll(Path path) {
    ImageSource source = ImageSources.open(path.toString());
    source.training();
    source.test().open();
  }

  /** Every file and folder with its size and time. */
  private Map<Path, String> files() throws IOException {
    Map<Path, String> found = new TreeMap<>();
    try (Stream<Path> files = Files.walk(temp)) {
      for (Path file : files.toList()) {
        found.put(file, Files.size(file) + " " + Files.getLastModifiedTime(file));
      }
    }
    return found;
  }
}
