package io.vgglab.sweep.sampler.parzen;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.apache.commons.math3.special.Erf;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TruncatedNormalTest {

  private static final Percentage TINY = Percentage.withPercentage(1e-10);

  /** Printed by Optuna 5. */
  @ParameterizedTest
  @CsvSource({
    ".3,-2,1,-0.6178760730114089,-0.20016629432446262",
    ".7,3,8,3.349375721157118,-6.607726221510809",
    ".5,-10,-8,-8.084911005898729,-35.01343717216322",
    ".01,-.5,40,-0.4804543910516122,-0.36894641528865635"
  })
  void quantileAndMass_areOptunas(double q, double a, double b, double quantile, double logMass) {
    assertThat(TruncatedNormal.quantile(q, a, b)).isCloseTo(quantile, TINY);
    assertThat(TruncatedNormal.logMass(a, b)).isCloseTo(logMass, TINY);
  }

  /** Printed by scipy.special.log_ndtr. */
  @ParameterizedTest
  @CsvSource({
    "-30,-454.32124395634327",
    "-12.5,-81.57596787074388",
    "-3.2,-7.282975502903633",
    "-1,-1.8410216450092634",
    "-0.3,-0.9621028181688505",
    "0,-0.6931471805599453",
    "0.2,-0.5460043537227742",
    "1.1,-0.14579608131705277",
    "5.5,-1.8989562646189424e-08",
    "8.3,-5.2055697448902465e-17"
  })
  void logCumulative_isScipys(double x, double expected) {
    assertThat(StandardNormal.logCumulative(x)).isCloseTo(expected, TINY);
  }

  @Property
  void errorFunction_agreesWithCommonsMath(@ForAll @DoubleRange(min = -5, max = 5) double x) {
    assertThat(ErrorFunction.erfc(x)).isCloseTo(Erf.erfc(x), Percentage.withPercentage(1e-9));
  }

  @Property
  void quantileOfLog_invertsLogCumulative(@ForAll @DoubleRange(min = -35, max = 6) double x) {
    double back = StandardNormal.quantileOfLog(StandardNormal.logCumulative(x));

    assertThat(StandardNormal.logCumulative(back))
        .isCloseTo(StandardNormal.logCumulative(x), Percentage.withPercentage(1e-7));
  }

  @Property
  void quantile_staysInside(
      @ForAll @DoubleRange(min = 0, max = 1) double q,
      @ForAll @DoubleRange(min = -20, max = 20) double a,
      @ForAll @DoubleRange(min = 0.01, max = 10) double width) {
    assertThat(TruncatedNormal.quantile(q, a, a + width)).isBetween(a - 1e-6, a + width + 1e-6);
  }
}
