package io.vgglab.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.report.SampleReports;
import io.vgglab.report.figure.Confusion;
import org.junit.jupiter.api.Test;

class ClassTextTest {

  @Test
  void seedBn_printsAsScikitLearnDoes() {
    String text = ClassText.of(SampleReports.seedBnConfusion());

    assertThat(text)
        .isEqualTo(
            """
                          precision    recall  f1-score   support

                airplane       0.82      0.85      0.83      1000
              automobile       0.90      0.90      0.90      1000
                    bird       0.74      0.70      0.72      1000
                     cat       0.64      0.66      0.65      1000
                    deer       0.76      0.78      0.77      1000
                     dog       0.72      0.71      0.72      1000
                    frog       0.86      0.85      0.85      1000
                   horse       0.85      0.85      0.85      1000
                    ship       0.90      0.89      0.89      1000
                   truck       0.87      0.88      0.87      1000

                accuracy                           0.81     10000
               macro avg       0.81      0.81      0.81     10000
            weighted avg       0.81      0.81      0.81     10000
            """);
  }

  @Test
  void nothingMeasured_isNoText() {
    assertThat(ClassText.of(Confusion.none())).isEmpty();
  }
}
