package io.vgglab.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class NumbersTest {

  @Test
  void scores_haveFourDecimals() {
    assertThat(Numbers.score(0.80519)).isEqualTo("0.8052");
    assertThat(Numbers.score(1)).isEqualTo("1.0000");
    assertThat(Numbers.score(3.4e38)).isEqualTo("3.4e38");
    assertThat(Numbers.fixed(0.665, 2)).isEqualTo("0.67");
  }

  @Test
  void rounded_keepsItsDigitsAtEverySize() {
    assertThat(Numbers.rounded(1.234567e20, 5)).isEqualTo(1.2346e20);
    assertThat(Numbers.rounded(-1.234567e-20, 5)).isEqualTo(-1.2346e-20);
    assertThat(Numbers.rounded(Double.NaN, 5)).isNaN();
  }

  @Test
  void absentAndInfiniteNumbers_areWords() {
    assertThat(Numbers.score(Double.NaN)).isEqualTo("–");
    assertThat(Numbers.significant(Double.POSITIVE_INFINITY, 3)).isEqualTo("∞");
    assertThat(Numbers.percent(Double.NEGATIVE_INFINITY)).isEqualTo("−∞");
    assertThat(Numbers.duration(Double.NaN)).isEqualTo("–");
  }

  @Test
  void significant_isPlainInTheMiddleAndExponentialOutside() {
    assertThat(Numbers.significant(0.0001, 4)).isEqualTo("0.0001");
    assertThat(Numbers.significant(0.00001234, 3)).isEqualTo("1.23e-5");
    assertThat(Numbers.significant(1040.26, 4)).isEqualTo("1040");
    assertThat(Numbers.significant(138_357_544, 4)).isEqualTo("1.384e8");
    assertThat(Numbers.significant(0, 4)).isEqualTo("0");
    assertThat(Numbers.significant(100, 2)).isEqualTo("100");
  }

  @Test
  void durations_useTwoUnits() {
    assertThat(Numbers.duration(0.4217)).isEqualTo("0.422 s");
    assertThat(Numbers.duration(42)).isEqualTo("42 s");
    assertThat(Numbers.duration(3564)).isEqualTo("59 min 24 s");
    assertThat(Numbers.duration(3599.7)).isEqualTo("1 h 00 min");
    assertThat(Numbers.duration(20_700)).isEqualTo("5 h 45 min");
    assertThat(Numbers.duration(300_000)).isEqualTo("3 d 11 h");
  }

  @Test
  void countsAndMoments_areTheSameEverywhere() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);

      assertThat(Numbers.count(33_638_218)).isEqualTo("33,638,218");
      assertThat(Numbers.moment(Instant.parse("2026-11-24T18:30:59Z")))
          .isEqualTo("2026-11-24 18:30 UTC");
      assertThat(Numbers.percent(0.8052)).isEqualTo("80.5 %");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Property
  void fixed_readsBackWithinHalfAUnit(
      @ForAll @DoubleRange(min = -1e9, max = 1e9) double value,
      @ForAll @IntRange(max = 8) int decimals) {
    BigDecimal read = new BigDecimal(Numbers.fixed(value, decimals));

    BigDecimal half = BigDecimal.ONE.movePointLeft(decimals).multiply(new BigDecimal("0.5"));
    assertThat(read.subtract(BigDecimal.valueOf(value)).abs()).isLessThanOrEqualTo(half);
  }

  @Property
  void significant_readsBackWithinItsDigits(
      @ForAll @DoubleRange(min = -1e12, max = 1e12) double value,
      @ForAll @IntRange(min = 1, max = 15) int digits) {
    double read = Double.parseDouble(Numbers.significant(value, digits));

    assertThat(Math.abs(read - value))
        .isLessThanOrEqualTo(Math.abs(value) * Math.pow(10, 1 - digits));
  }

  @Property
  void count_withoutItsCommasIsTheNumber(@ForAll long value) {
    assertThat(Numbers.count(value).replace(",", "")).isEqualTo(Long.toString(value));
  }
}
