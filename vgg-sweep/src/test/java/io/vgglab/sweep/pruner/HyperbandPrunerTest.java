package io.vgglab.sweep.pruner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HyperbandPrunerTest extends PrunerContract {

  @Override
  Pruner pruner() {
    return new HyperbandPruner("study", 1, 9, 3, 0);
  }

  /** Budgets and brackets printed by Optuna 5. */
  @ParameterizedTest
  @CsvSource({
    "1,9,3,9 5 3,020010001010001012002010",
    "1,27,3,27 12 6 4,011100002000000120111100",
    "1,81,3,81 34 15 8 5,110000003000000323103000",
    "1,16,2,16 10 7 5 5,220001014000000201100111"
  })
  void brackets_areOptunas(int min, int max, int factor, String budgets, String brackets) {
    HyperbandPruner pruner = new HyperbandPruner("vgg16", min, max, factor, 0);

    assertThat(joined(pruner.budgets(List.of()), " ")).isEqualTo(budgets);
    assertThat(
            joined(
                IntStream.range(0, 24)
                    .mapToObj(n -> pruner.bracket(n, List.of()).orElseThrow())
                    .toList(),
                ""))
        .isEqualTo(brackets);
  }

  /** The logarithm of 243 to base 3 comes out below 5 in floating point, the power does not. */
  @Test
  void bracketsOfAnExactPower_areCountedInWholeNumbers() {
    assertThat(new HyperbandPruner("vgg16", 1, 243, 3, 0).budgets(List.of())).hasSize(6);
  }

  private static String joined(List<Integer> numbers, String separator) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(separator));
  }
}
