package io.vgglab.sweep.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class HypervolumeTest {

  @Test
  void staircase_isTheSumOfItsSteps() {
    List<double[]> points = List.of(new double[] {1, 3}, new double[] {2, 2}, new double[] {3, 1});

    assertThat(Hypervolume.of(points, new double[] {4, 4})).isEqualTo(6);
  }

  @Test
  void threeAxes_countTheSharedVolumeOnce() {
    List<double[]> points =
        List.of(new double[] {0, 0, 0.5}, new double[] {0.5, 0, 0}, new double[] {0, 0.5, 0});

    assertThat(Hypervolume.of(points, new double[] {1, 1, 1})).isCloseTo(0.875, within(1e-12));
  }

  @Test
  void pointsBeyondTheReference_countNothing() {
    assertThat(Hypervolume.of(List.of(new double[] {5, 0}), new double[] {4, 4})).isZero();
  }

  @Test
  void zeroOfEitherSign_isTheSameLoss() {
    double[][] losses = {{0.0, 1}, {-0.0, 1}, {1, 2}};

    assertThat(ParetoOrder.front(List.of(0, 1, 2), losses)).containsExactly(0, 1);
  }

  @Test
  void subset_takesTheGreatestGainFirst() {
    double[][] losses = {{0, 10}, {4, 4}, {10, 0}, {4, 4}};

    assertThat(HypervolumeSubset.choose(List.of(0, 1, 2, 3), losses, 1)).containsExactly(1);
    assertThat(HypervolumeSubset.choose(List.of(0, 1, 2, 3), losses, 4)).contains(3);
  }
}
