package io.vgglab.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfusionMatrixTest {
  private static final ConfusionMatrix SEED = GoldenCase.read("seed").matrix();

  @Test
  void rowsAreTrueClasses() {
    ConfusionMatrix matrix = ConfusionMatrix.of(new int[] {0, 0, 1}, new int[] {0, 1, 1}, 2);

    assertThat(matrix.count(0, 1)).isEqualTo(1);
    assertThat(matrix.count(1, 0)).isZero();
    assertThat(matrix).hasToString("[[1, 1], [0, 1]]");
  }

  @Test
  void accuracy_ofThePublishedMatrices() {
    assertThat(SEED.accuracy()).isEqualTo(0.7733);
    assertThat(GoldenCase.read("seed-bn").matrix().accuracy()).isEqualTo(0.8052);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "seed",
        "seed-bn",
        "undefined-classes",
        "large-support",
        "nine-classes",
        "hundred-classes",
        "hundred-fifty-classes",
        "one-class",
        "long-names",
        "ties"
      })
  void averages_equalScikitLearnToTheLastBit(String name) {
    GoldenCase golden = GoldenCase.read(name);

    ClassMeasures macro = golden.matrix().macro();
    ClassMeasures weighted = golden.matrix().weighted();

    assertThat(
            List.of(
                golden.matrix().accuracy(),
                macro.precision(),
                macro.recall(),
                macro.f1(),
                weighted.precision(),
                weighted.recall(),
                weighted.f1()))
        .isEqualTo(golden.averages());
  }

  @Test
  void macroF1_countsAnUndefinedClassAsZero() {
    ConfusionMatrix matrix = ConfusionMatrix.of(new long[][] {{4, 0}, {0, 0}});

    assertThat(matrix.measures(1)).isEqualTo(new ClassMeasures(0, 0, 0, 0));
    assertThat(matrix.macro().f1()).isEqualTo(0.5);
    assertThat(matrix.weighted().f1()).isEqualTo(1);
  }

  @Test
  void empty_measuresZero() {
    ConfusionMatrix matrix = ConfusionMatrix.of(new int[0], new int[0], 3);

    assertThat(matrix.accuracy()).isZero();
    assertThat(matrix.weighted().f1()).isZero();
  }

  @Test
  void mostConfused_startsWithDogsTakenForCats() {
    assertThat(SEED.mostConfused(3))
        .containsExactly(
            new Confusion(5, 3, 178), new Confusion(3, 5, 150), new Confusion(2, 4, 71));
  }

  @Test
  void rows_giveTheSameMatrixBack() {
    assertThat(ConfusionMatrix.of(SEED.rows())).isEqualTo(SEED).hasSameHashCodeAs(SEED);
  }

  @Test
  void of_copiesItsCounts() {
    long[][] counts = {{1, 0}, {0, 1}};
    ConfusionMatrix matrix = ConfusionMatrix.of(counts);

    counts[0][0] = 99;

    assertThat(matrix.count(0, 0)).isEqualTo(1);
  }

  @Test
  void of_refusesWhatIsNoMatrix() {
    assertThatThrownBy(() -> ConfusionMatrix.of(new long[0][0]))
        .hasMessage("classes must be at least 1, but was 0");
    assertThatThrownBy(() -> ConfusionMatrix.of(new long[][] {{1}, {2, 3}}))
        .hasMessage("counts must be square, but row 0 has 1 columns for 2 classes");
    assertThatThrownBy(() -> ConfusionMatrix.of(new long[][] {{-1}}))
        .hasMessage("counts must be at least 0, but was -1 in row 0, column 0");
    assertThatThrownBy(() -> ConfusionMatrix.of(new int[1], new int[2], 2))
        .hasMessage("truth and predicted must be the same length, but were 1 and 2");
    assertThatThrownBy(() -> ConfusionMatrix.of(new int[] {0, 5}, new int[] {0, 0}, 5))
        .hasMessage("truth[1] must be between 0 and 4, but was 5");
  }

  @Property
  void measures_stayBetweenZeroAndOne(
      @ForAll @Size(9) List<@IntRange(min = 0, max = 50) Integer> cells) {
    long[][] counts = new long[3][3];
    for (int i = 0; i < 9; i++) {
      counts[i / 3][i % 3] = cells.get(i);
    }
    ConfusionMatrix matrix = ConfusionMatrix.of(counts);

    for (Metric metric : Metric.values()) {
      assertThat(metric.of(matrix)).isBetween(0.0, 1.0 + 1e-12);
    }
    assertThat(matrix.weighted().recall()).isCloseTo(matrix.accuracy(), within(1e-12));
  }
}
