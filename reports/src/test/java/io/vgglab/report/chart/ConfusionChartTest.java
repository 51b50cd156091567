package io.vgglab.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.report.figure.Confusion;
import io.vgglab.report.view.Block;
import io.vgglab.report.view.Chart;
import io.vgglab.report.view.DataTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConfusionChartTest {

  @Test
  void hundredClasses_areDrawn() {
    assertThat(ConfusionChart.of("confusion", "Confusion", given(100))).isInstanceOf(Chart.class);
  }

  @Test
  void moreClasses_areTheirMostFrequentMistakes() {
    Block block = ConfusionChart.of("confusion", "Confusion", given(1_000));

    assertThat(block)
        .isInstanceOfSatisfying(
            DataTable.class,
            table -> {
              assertThat(table.caption())
                  .isEqualTo(
                      "Confusion of 1,000 classes: the 100 most frequent of 999 kinds of mistake");
              assertThat(table.rows()).hasSize(100);
              assertThat(table.rows().get(0).cells())
                  .extracting(cell -> cell.text())
                  .containsExactly("class 999", "class 998", "999", "99.9 %");
            });
  }

  /** Each class has one image right and as many taken for the class before it as its number. */
  private static Confusion given(int classes) {
    List<List<Integer>> counts = new ArrayList<>();
    for (int truth = 0; truth < classes; truth++) {
      List<Integer> row = new ArrayList<>();
      for (int predicted = 0; predicted < classes; predicted++) {
        row.add(predicted == truth ? 1 : predicted == truth - 1 ? truth : 0);
      }
      counts.add(row);
    }
    return new Confusion(
        IntStream.range(0, classes).mapToObj(number -> "class " + number).toList(), counts);
  }
}
