package io.vgglab.report.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatisticsTest {

  @Test
  void interval_isStudents() {
    Interval interval = Statistics.of(List.of(1.0, 2.0, 3.0)).interval95();

    assertThat(interval.low()).isCloseTo(2 - 4.303 / Math.sqrt(3), within(1e-9));
    assertThat(Statistics.of(List.of(1.0, 2.0)).interval95()).isEqualTo(Interval.none());
  }

  @ParameterizedTest
  @CsvSource({"31, 2.042", "32, 2.040", "61, 2.000", "121, 1.980"})
  void interval_isStudentsForManyNumbersToo(int n, double t) {
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      values.add(i % 2.0);
    }
    Statistics of = Statistics.of(values);

    assertThat(of.interval95().high() - of.mean())
        .isCloseTo(t * of.deviation() / Math.sqrt(n), within(1e-4));
  }

  @Test
  void meansFarApart_areNotLikeEachOther() {
    Statistics low = Statistics.of(List.of(0.70, 0.71, 0.72));
    Statistics high = Statistics.of(List.of(0.80, 0.81, 0.82));
    Statistics wide = Statistics.of(List.of(0.60, 0.80, 1.00));

    assertThat(low.isLike(high)).isFalse();
    assertThat(low.isLike(wide)).isTrue();
    assertThat(low.isLike(low)).isTrue();
  }

  @Test
  void fewNumbers_cannotBeToldApart() {
    assertThat(Statistics.of(List.of(0.1, 0.1)).isLike(Statistics.of(List.of(0.9, 0.9, 0.9))))
        .isTrue();
  }

  @Test
  void equalNumbers_differWhereTheirMeansDo() {
    Statistics one = Statistics.of(List.of(0.5, 0.5, 0.5));

    assertThat(one.isLike(Statistics.of(List.of(0.6, 0.6, 0.6)))).isFalse();
    assertThat(one.isLike(one)).isTrue();
  }
}
