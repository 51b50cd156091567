package io.vgglab.report.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.vgglab.report.SampleReports;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfusionTest {

  @Test
  void seedBn_hasItsPublishedFigures() {
    Confusion confusion = SampleReports.seedBnConfusion();

    assertThat(confusion.accuracy()).isEqualTo(0.8052);
    assertThat(confusion.macroF1()).isCloseTo(0.81, within(0.005));
    assertThat(confusion.figures().get(3).precision()).isCloseTo(0.64, within(0.005));
    assertThat(confusion.support(3)).isEqualTo(1000);
  }

  @Test
  void classNeverSeenOrPredicted_countsAsZero() {
    Confusion confusion = new Confusion(List.of("a", "b"), List.of(List.of(4, 0), List.of(0, 0)));

    assertThat(confusion.figures().get(1)).isEqualTo(new ClassFigures("b", 0, 0, 0, 0));
    assertThat(confusion.macroF1()).isEqualTo(0.5);
  }

  @Test
  void matrixThatIsNotSquare_isRefused() {
    assertThatThrownBy(() -> new Confusion(List.of("a", "b"), List.of(List.of(1, 2))))
        .hasMessage("counts must have one row for each of the 2 classes, but had 1");
    assertThatThrownBy(() -> new Confusion(List.of("a"), List.of(List.of(1, 2))))
        .hasMessage("counts must have 1 columns in each row, but one had 2");
    assertThatThrownBy(() -> new Confusion(List.of("a"), List.of(List.of(-1))))
        .hasMessage("counts must not be negative, but one was -1");
  }
}
