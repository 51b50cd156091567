package io.vgglab.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.eval.Predictions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PredictionsCsvTest {

  private static final List<String> NAMES =
      List.of("plain", "cats, dogs", "so-called \"birds\"", "=SUM(A1:A9)");

  @ParameterizedTest
  @ValueSource(strings = {"und", "de-DE", "ar-EG"})
  void file_isTheGoldenOneWhateverTheLocale(String locale) throws IOException {
    float[] probabilities = {
      0.75f, 0.125f, 0.125f, 0, 0.125f, 0.125f, 0.625f, 0.125f, 0, 0, 1e-5f, 1, 0.25f, 0.25f, 0.25f,
      0.25f
    };
    Predictions predictions = Predictions.of(new int[] {0, 1, 2, 3}, probabilities, 4);

    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag(locale));

      assertThat(PredictionsCsv.of(predictions, NAMES)).isEqualTo(golden());
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void lineBreakInAName_staysInsideItsField() {
    Predictions predictions = Predictions.of(new int[] {0}, new float[] {1}, 1);

    assertThat(PredictionsCsv.of(predictions, List.of("two\nlines")))
        .endsWith("\n0,0,0,1.0,1.0,\"two\nlines\",\"two\nlines\"\n");
  }

  private static String golden() throws IOException {
    try (InputStream in = PredictionsCsvTest.class.getResourceAsStream("predictions.csv")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
