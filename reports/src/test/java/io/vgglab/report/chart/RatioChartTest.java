package io.vgglab.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vgglab.report.figure.Interval;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RatioChartTest {

  @Test
  void axis_countsStepsOfOneRatioAndHoldsTheBand() {
    RatioChart chart =
        new RatioChart(
            "time", 1.05, List.of(row(1.1, Interval.none()), row(0.9, new Interval(0.8, 1, 0.95))));

    Map<?, ?> axis = (Map<?, ?>) chart.option().get("xAxis");
    assertThat(axis.get("min")).isEqualTo(-3.0);
    assertThat(axis.get("max")).isEqualTo(1.0);
    assertThat(axis.get("interval")).isEqualTo(1);
    assertThat(((Map<?, ?>) axis.get("axisLabel")).get("powersOf")).isEqualTo(1.1);
  }

  @Test
  void points_areLogarithmsOfRatios() {
    RatioChart chart = new RatioChart("time", 1.05, List.of(row(1.1, Interval.none())));

    assertThat(chart.option().toString())
        .contains("value=[1.953471, 0.0]")
        .contains("data=[[{xAxis=-1.0}, {xAxis=1.0}]]");
  }

  @Test
  void greatRatios_haveGreatSteps() {
    RatioChart chart = new RatioChart("time", 1.05, List.of(row(900, Interval.none())));

    assertThat(chart.option().toString()).contains("powersOf=10.0");
  }

  @Test
  void noRows_areNoChart() {
    assertThat(new RatioChart("time", 1.05, List.of()).option()).isEmpty();
  }

  @Test
  void impossibleRatios_areRefused() {
    assertThatThrownBy(() -> row(0, Interval.none()))
        .hasMessage("ratio must be above 0 and finite, but was 0.0");
    assertThatThrownBy(() -> row(1, new Interval(-0.1, 2, 0.95)))
        .hasMessage("interval of a ratio must be above 0, but was from -0.1");
    assertThatThrownBy(() -> new RatioChart("time", 1, List.of()))
        .hasMessage("band must be above 1, but was 1.0");
  }

  private static RatioChart.Row row(double ratio, Interval interval) {
    return new RatioChart.Row("step", ratio, interval, "", "", "");
  }
}
