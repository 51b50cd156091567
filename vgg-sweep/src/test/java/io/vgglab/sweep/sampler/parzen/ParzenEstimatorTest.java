package io.vgglab.sweep.sampler.parzen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vgglab.sweep.space.ChoiceRange;
import io.vgglab.sweep.space.FloatRange;
import io.vgglab.sweep.space.IntRange;
import io.vgglab.sweep.space.Range;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The numbers were printed by the estimator of Optuna 5. */
class ParzenEstimatorTest {

  private static final Offset<Double> CLOSE = within(1e-10);

  record Case(
      Range range, List<Double> observed, List<Double> widths, List<Double> at, List<Double> logs) {
    @Override
    public String toString() {
      return range.toString();
    }
  }

  static Stream<Case> cases() {
    double ln2 = Math.log(2);
    return Stream.of(
        new Case(
            FloatRange.of(0, 1),
            List.of(0.1, 0.4, 0.35, 0.8),
            List.of(0.25, 0.4, 0.25, 0.4, 1.0),
            List.of(0.05, 0.5, 0.95),
            List.of(0.060750146181, 0.104394934424, -0.531877856271)),
        new Case(
            FloatRange.log(1e-5, 1e-1),
            List.of(0.0001, 0.001, 0.003),
            List.of(2.302585092994, 2.302585092994, 1.842068074395, 9.210340371976),
            List.of(1e-05, 0.002, 0.1),
            List.of(-2.767238801652, -1.909596466786, -3.199486688561)),
        new Case(
            IntRange.of(1, 8),
            List.of(2.0, 3.0, 3.0),
            List.of(1.6, 1.6, 1.6, 8.0),
            List.of(1.0, 3.0, 8.0),
            List.of(-1.882078498482, -1.49669641305, -3.480168047804)),
        new Case(
            IntRange.log(16, 256),
            List.of(32.0, 64.0, 128.0),
            List.of(ln2, ln2, ln2, 2.806288640686),
            List.of(16.0, 64.0, 256.0),
            List.of(-4.346818649798, -4.958437798202, -7.115630089226)),
        new Case(
            FloatRange.stepped(0, .5, .1),
            List.of(0.1, 0.3, 0.3),
            List.of(0.2, 0.2, 0.12, 0.6),
            List.of(0.0, 0.3, 0.5),
            List.of(-2.115076993749, -1.499842771718, -2.239422531158)),
        new Case(
            ChoiceRange.of("a", "b", "c"),
            List.of(0.0, 2.0, 2.0),
            List.of(),
            List.of(0.0, 1.0, 2.0),
            List.of(-1.098612288668, -1.658228076604, -0.741937344729)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void density_isOptunas(Case given) {
    ParzenEstimator estimator =
        estimator(List.of(given.range()), new double[][] {array(given.observed())});

    double[] logs = estimator.logDensities(new double[][] {array(given.at())});

    assertThat(logs).containsExactly(array(given.logs()), CLOSE);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void widths_areOptunas(Case given) {
    Kernels kernels = Kernels.of(given.range(), array(given.observed()), ParzenRule.optuna5(), 1);

    if (kernels instanceof NumericKernels numeric) {
      assertThat(numeric.widths()).containsExactly(array(given.widths()), CLOSE);
    } else {
      assertThat(given.widths()).isEmpty();
    }
  }

  @Test
  void jointDensity_multipliesKernelByKernel() {
    List<Range> ranges =
        List.of(FloatRange.of(0, 1), FloatRange.log(1e-5, 1e-1), ChoiceRange.of(0, 1, 2));
    double[][] observed = {{.1, .4, .8}, {1e-4, 1e-3, 3e-3}, {0, 2, 2}};

    double[] logs =
        estimator(ranges, observed).logDensities(new double[][] {{.2, .9}, {5e-4, 5e-2}, {2, 1}});

    assertThat(logs).containsExactly(new double[] {-2.686453344939, -4.359365866484}, CLOSE);
  }

  @Test
  void endpointsAndMagicClip_changeTheWidths() {
    double[] observed = {-.4, .4, .41, .42};

    assertThat(widths(observed, new ParzenRule(ParzenRule.Bandwidth.NEIGHBOURS, 1, false, true)))
        .containsExactly(new double[] {.8, .8, .01, .58, 2}, CLOSE);
    assertThat(widths(observed, new ParzenRule(ParzenRule.Bandwidth.NEIGHBOURS, 1, true, true)))
        .containsExactly(new double[] {.8, .8, 1 / 3.0, .58, 2}, CLOSE);
  }

  @Test
  void weights_fadeWithAge() {
    double[] weights = AgeWeights.of(30);

    assertThat(Arrays.copyOf(weights, 6))
        .containsExactly(
            new double[] {1 / 30.0, .275, .5166666666666667, .7583333333333333, 1, 1}, CLOSE);
    assertThat(AgeWeights.of(24)).containsOnly(1.0);
    assertThat(AgeWeights.of(26)[0]).isEqualTo(1 / 26.0);
    assertThat(AgeWeights.of(0)).isEmpty();
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static double[] widths(double[] observed, ParzenRule rule) {
    return ((NumericKernels) Kernels.of(FloatRange.of(-1, 1), observed, rule, 1)).widths();
  }

  private static ParzenEstimator estimator(List<Range> ranges, double[][] observed) {
    return ParzenEstimator.of(
        ranges, observed, AgeWeights.of(observed[0].length), ParzenRule.optuna5());
  }
}
