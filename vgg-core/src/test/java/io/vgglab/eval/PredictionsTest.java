package io.vgglab.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class PredictionsTest {
  private static final int CLASSES = 7;

  @Test
  void measures_equalScikitLearnAndNumPy() {
    Predictions predictions = givenGoldenPredictions();
    double[] expected =
        GoldenCase.text("probabilities.expected.txt")
            .lines()
            .mapToDouble(Double::parseDouble)
            .toArray();

    assertThat(predictions.topK(3)).isEqualTo(expected[0]);
    assertThat(predictions.logLoss()).isCloseTo(expected[1], within(1e-6));
    assertThat(predictions.calibrationError(15)).isCloseTo(expected[2], within(1e-9));
  }

  @Test
  void topK_ofOneIsTheAccuracyAndOfAllIsOne() {
    Predictions predictions = givenGoldenPredictions();

    assertThat(predictions.topK(1)).isEqualTo(predictions.confusion().accuracy());
    assertThat(predictions.topK(CLASSES)).isEqualTo(1);
  }

  @Test
  void predicted_isTheLowestOfEqualClasses() {
    Predictions predictions = Predictions.of(new int[] {1}, new float[] {0.5f, 0.5f}, 2);

    assertThat(predictions.predicted(0)).isZero();
    assertThat(predictions.topK(1)).isZero();
  }

  @Test
  void logLoss_ofACertainMistakeIsFinite() {
    Predictions predictions = Predictions.of(new int[] {1}, new float[] {1, 0}, 2);

    assertThat(predictions.logLoss()).isCloseTo(15.942, within(0.001));
  }

  @Test
  void calibrationError_isTheGapOfConfidenceAndAccuracy() {
    float[] probabilities = {0.9f, 0.1f, 0.9f, 0.1f};
    Predictions predictions = Predictions.of(new int[] {0, 1}, probabilities, 2);

    assertThat(predictions.calibrationError(15)).isCloseTo(0.4, within(1e-6));
  }

  @Test
  void of_refusesWhatDoesNotFit() {
    assertThatThrownBy(() -> Predictions.of(new int[0], new float[0], 2))
        .hasMessage("truth and classes must hold at least 1, but were 0 and 2");
    assertThatThrownBy(() -> Predictions.of(new int[1], new float[3], 2))
        .hasMessage("probabilities must hold 1 x 2 values, but held 3");
    assertThatThrownBy(() -> Predictions.of(new int[] {2}, new float[2], 2))
        .hasMessage("truth[0] must be between 0 and 1, but was 2");
    assertThatThrownBy(() -> Predictions.of(new int[] {0}, new float[] {1, Float.NaN}, 2))
        .hasMessage("probabilities[0][1] must be between 0 and 1, but was NaN");
    assertThatThrownBy(() -> givenGoldenPredictions().topK(8))
        .hasMessage("k must be between 1 and 7, but was 8");
    assertThatThrownBy(() -> givenGoldenPredictions().calibrationError(0))
        .hasMessage("bins must be at least 1, but was 0");
  }

  private static Predictions givenGoldenPredictions() {
    List<String> lines = GoldenCase.text("probabilities.txt").lines().toList();
    int[] truth = new int[lines.size()];
    float[] probabilities = new float[lines.size() * CLASSES];
    for (int i = 0; i < truth.length; i++) {
      String[] fields = lines.get(i).split(" ", -1);
      truth[i] = Integer.parseInt(fields[0]);
      for (int c = 0; c < CLASSES; c++) {
        probabilities[i * CLASSES + c] = Float.parseFloat(fields[c + 1]);
      }
    }
    return Predictions.of(truth, probabilities, CLASSES);
  }
}
