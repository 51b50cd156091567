package io.vgglab.sweep.pruner;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.sweep.trial.Direction;
import java.util.List;
import org.junit.jupiter.api.Test;

class PercentilePrunerTest extends PrunerContract {

  @Override
  Pruner pruner() {
    return PercentilePruner.of(25);
  }

  /** numpy.nanpercentile of the same lists, printed by numpy 2.4. */
  @Test
  void percentile_isNumpys() {
    assertThat(percentile(25, 1.0, 2.0, 3.0, 10.0)).isEqualTo(1.75);
    assertThat(percentile(50, 1.0, 2.0, 3.0, Double.POSITIVE_INFINITY)).isEqualTo(2.5);
    assertThat(percentile(50, 1.0, 2.0, Double.POSITIVE_INFINITY)).isNaN();
    assertThat(percentile(25, 1.0, 2.0, Double.POSITIVE_INFINITY, Double.NaN)).isEqualTo(1.5);
    assertThat(percentile(50, Double.NEGATIVE_INFINITY, 1.0)).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  private static double percentile(double percent, Double... values) {
    return Reports.of(List.of(values)).percentile(percent, Direction.MINIMIZE);
  }
}
