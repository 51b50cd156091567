package io.vgglab.sweep.sampler.parzen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class SortOrderTest {

  @Property(tries = 300)
  void order_isThatOfAStableSort(@ForAll @Size(max = 60) double[] values) {
    assertThat(SortOrder.of(values)).containsExactly(stable(values));
  }

  @Property(tries = 300)
  void crowdedValues_areSortedToo(@ForAll @Size(min = 40, max = 90) byte[] seeds) {
    double[] values = new double[seeds.length];
    Arrays.setAll(values, i -> i == 0 ? 1e9 : seeds[i] / 128.0);

    assertThat(SortOrder.of(values)).containsExactly(stable(values));
  }

  private static int[] stable(double[] values) {
    return IntStream.range(0, values.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> values[i] + 0.0))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
