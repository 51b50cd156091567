package io.vgglab.report.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class RankTestTest {

  @Test
  void separateSamples_haveTheSmallestProbability() {
    // 2 of the C(10, 5) = 252 ways to choose ranks
    assertThat(RankTest.probability(List.of(1., 2., 3., 4., 5.), List.of(6., 7., 8., 9., 10.)))
        .isCloseTo(2 / 252.0, within(1e-12));
    // 2 of C(8, 4) = 70
    assertThat(RankTest.probability(List.of(5., 6., 7., 8.), List.of(1., 2., 3., 4.)))
        .isCloseTo(2 / 70.0, within(1e-12));
  }

  @Test
  void overlap_matchesTheTableOfMannAndWhitney() {
    // U = 2 for n = m = 4: one-sided 4 of 70 ways have U <= 2 (1, 1 and 2 of them)
    assertThat(RankTest.probability(List.of(1., 2., 3., 6.), List.of(4., 5., 7., 8.)))
        .isCloseTo(2 * 4 / 70.0, within(1e-12));
  }

  @Test
  void equalSamples_areCertain() {
    assertThat(RankTest.probability(List.of(3., 3., 3., 3.), List.of(3., 3., 3., 3.))).isEqualTo(1);
    assertThat(RankTest.probability(List.of(1., 2., 3.), List.of(1., 2., 3.))).isEqualTo(1);
  }
}
