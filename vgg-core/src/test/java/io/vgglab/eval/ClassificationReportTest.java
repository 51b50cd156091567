package io.vgglab.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassificationReportTest {
  private final Locale locale = Locale.getDefault();

  @AfterEach
  void restoreLocale() {
    Locale.setDefault(locale);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "seed",
        "seed-bn",
        "one-class",
        "undefined-classes",
        "long-names",
        "large-support",
        "ties",
        "nine-classes",
        "hundred-classes",
        "hundred-fifty-classes"
      })
  void text_equalsScikitLearnByteForByte(String name) {
    GoldenCase golden = GoldenCase.read(name);

    String text = ClassificationReport.of(golden.matrix()).withNames(golden.names()).text();

    assertThat(text).isEqualTo(golden.report());
  }

  @Test
  void text_ignoresTheLocale() {
    Locale.setDefault(Locale.GERMANY);
    GoldenCase golden = GoldenCase.read("seed-bn");

    assertThat(ClassificationReport.of(golden.matrix()).text()).isEqualTo(golden.report());
  }

  /** The table that was published with the experiment in 2018. */
  @Test
  void style019_printsTheTablePublishedWithoutBatchNorm() {
    ConfusionMatrix matrix = GoldenCase.read("seed").matrix();

    String text = ClassificationReport.of(matrix).withStyle(ReportStyle.SKLEARN_0_19).text();

    assertThat(text)
        .isEqualTo(
            """
                         precision    recall  f1-score   support

                      0       0.80      0.82      0.81      1000
                      1       0.89      0.90      0.89      1000
                      2       0.72      0.68      0.70      1000
                      3       0.56      0.59      0.58      1000
                      4       0.72      0.74      0.73      1000
                      5       0.69      0.67      0.68      1000
                      6       0.80      0.84      0.82      1000
                      7       0.81      0.80      0.81      1000
                      8       0.87      0.86      0.87      1000
                      9       0.87      0.85      0.86      1000

            avg / total       0.77      0.77      0.77     10000
            """);
  }

  @Test
  void style019_printsTheTablePublishedWithBatchNorm() {
    ConfusionMatrix matrix = GoldenCase.read("seed-bn").matrix();

    String text = ClassificationReport.of(matrix).withStyle(ReportStyle.SKLEARN_0_19).text();

    assertThat(text)
        .isEqualTo(
            """
                         precision    recall  f1-score   support

                      0       0.82      0.85      0.83      1000
                      1       0.90      0.90      0.90      1000
                      2       0.74      0.70      0.72      1000
                      3       0.64      0.66      0.65      1000
                      4       0.76      0.78      0.77      1000
                      5       0.72      0.71      0.72      1000
                      6       0.86      0.85      0.85      1000
                      7       0.85      0.85      0.85      1000
                      8       0.90      0.89      0.89      1000
                      9       0.87      0.88      0.87      1000

            avg / total       0.81      0.81      0.81     10000
            """);
  }

  /** The example in the documentation of scikit-learn 0.19. */
  @Test
  void style019_printsTheExampleOfItsDocumentation() {
    ConfusionMatrix matrix =
        ConfusionMatrix.of(new int[] {0, 1, 2, 2, 2}, new int[] {0, 0, 2, 2, 1}, 3);

    String text =
        new ClassificationReport(
                matrix, List.of("class 0", "class 1", "class 2"), ReportStyle.SKLEARN_0_19)
            .text();

    assertThat(text)
        .isEqualTo(
            """
                         precision    recall  f1-score   support

                class 0       0.50      1.00      0.67         1
                class 1       0.00      0.00      0.00         1
                class 2       1.00      0.67      0.80         3

            avg / total       0.70      0.60      0.61         5
            """);
  }

  @Test
  void style_isFoundByItsKey() {
    assertThat(ReportStyle.named("current")).isEqualTo(ReportStyle.CURRENT);
    assertThat(ReportStyle.named("0.19")).isEqualTo(ReportStyle.SKLEARN_0_19);
    assertThatThrownBy(() -> ReportStyle.named("0.18"))
        .hasMessage("report style must be one of current, 0.19, but was 0.18");
  }

  @Test
  void names_mustMatchTheClasses() {
    ClassificationReport report = ClassificationReport.of(ConfusionMatrix.of(new long[][] {{1}}));

    assertThatThrownBy(() -> report.withNames(List.of("a", "b")))
        .hasMessage("classNames must hold 1 names, one per class, but held 2");
  }
}
