package io.vgglab.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.report.chart.IntervalChart.Mark;
import io.vgglab.report.figure.Interval;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntervalChartTest {

  @Test
  void namesOfMarks_standInLinesOfTheirOwnAboveTheRows() {
    IntervalChart chart =
        new IntervalChart(
            "macro F1",
            false,
            List.of(
                new IntervalChart.Row("best", 0.8, new Interval(0.79, 0.81, 0.95), "0.8", "", "")),
            List.of(new Mark("first", 0.77), new Mark("second", 0.815)));

    assertThat(chart.option().toString())
        .contains("top=40")
        .contains("position=start, distance=[0, 4], align=left, formatter=first")
        .contains("position=start, distance=[0, 20], align=right, formatter=second");
  }

  @Test
  void lineAtZero_standsApartFromTheAxis() {
    IntervalChart chart =
        new IntervalChart(
            "difference",
            false,
            List.of(new IntervalChart.Row("a", 0.2, new Interval(0.1, 0.3, 0.95), "0.2", "", "")),
            List.of(new Mark("none", 0)));

    assertThat(chart.option().get("xAxis").toString()).contains("min=-0.005, max=0.305");
  }
}
