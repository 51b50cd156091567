package io.vgglab.report.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class F1ErrorTest {

  private static final Confusion CONFUSION =
      new Confusion(
          List.of("cat", "dog", "frog"),
          List.of(List.of(60, 30, 10), List.of(15, 80, 5), List.of(2, 8, 90)));

  @Test
  void error_isTheOneOfABootstrapOverImages() {
    List<Double> resampled = new ArrayList<>();
    Random random = new Random(5);
    for (int i = 0; i < 4_000; i++) {
      resampled.add(resampled(random).macroF1());
    }

    assertThat(F1Error.of(CONFUSION))
        .isCloseTo(Statistics.of(resampled).deviation(), within(0.0007));
  }

  @Test
  void interval_surroundsTheFigure() {
    Interval interval = F1Error.interval95(CONFUSION);

    assertThat(interval.low() + interval.high()).isCloseTo(2 * CONFUSION.macroF1(), within(1e-12));
    assertThat(interval.level()).isEqualTo(0.95);
  }

  @Test
  void interval_ofNothingIsNone() {
    assertThat(F1Error.interval95(Confusion.none())).isEqualTo(Interval.none());
  }

  private static Confusion resampled(Random random) {
    int total = (int) CONFUSION.total();
    int[][] counts = new int[3][3];
    for (int i = 0; i < total; i++) {
      int drawn = random.nextInt(total);
      int cell = 0;
      while (drawn >= CONFUSION.counts().get(cell / 3).get(cell % 3)) {
        drawn -= CONFUSION.counts().get(cell / 3).get(cell % 3);
        cell++;
      }
      counts[cell / 3][cell % 3]++;
    }
    List<List<Integer>> rows = new ArrayList<>();
    for (int[] row : counts) {
      rows.add(List.of(row[0], row[1], row[2]));
    }
    return new Confusion(CONFUSION.classes(), rows);
  }
}
