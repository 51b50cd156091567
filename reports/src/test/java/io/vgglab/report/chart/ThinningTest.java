package io.vgglab.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ThinningTest {

  @Test
  void fewPoints_allStay() {
    Thinning thinning = new Thinning(36, 36 * 24);

    assertThat(thinning.isNeeded()).isFalse();
    assertThat(thinning.rule()).isEmpty();
    assertThat(thinning.keep(List.of(1.0, 2.0, 3.0))).containsExactly(0, 1, 2);
  }

  @Test
  void manyPoints_loseSomeAndTheRuleIsStated() {
    Thinning thinning = new Thinning(1_000, 74_000);

    assertThat(thinning.rule())
        .isEqualTo(
            "Thinned: of 74,000 points each curve keeps at most 20, its first, last, lowest,"
                + " highest and evenly spaced ones between.");
  }

  @Property
  void firstLastLowestAndHighest_alwaysStay(
      @ForAll @Size(min = 1, max = 200) List<@IntRange(max = 1000) Integer> numbers) {
    List<Double> values = new ArrayList<>();
    numbers.forEach(number -> values.add((double) number));

    List<Integer> kept = new Thinning(1_000, 74_000).keep(values);

    assertThat(kept).contains(0, values.size() - 1).isSorted().hasSizeLessThanOrEqualTo(20);
    assertThat(kept.stream().map(values::get).toList())
        .contains(
            values.stream().max(Double::compare).orElseThrow(),
            values.stream().min(Double::compare).orElseThrow());
  }
}
