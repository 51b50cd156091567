package io.vgglab.sweep.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RangeTest {

  @Test
  void steppedHigh_isLoweredToTheLastStep() {
    assertThat(FloatRange.stepped(0, 0.75, 0.1).high()).isEqualTo(0.7);
    assertThat(FloatRange.stepped(0, 0.7, 0.1).high()).isEqualTo(0.7);
    assertThat(io.vgglab.sweep.space.IntRange.stepped(8, 130, 8).high()).isEqualTo(128);
  }

  @Test
  void floatValues_areDecimal() {
    FloatRange dropout = FloatRange.stepped(0, 0.7, 0.1);

    assertThat(dropout.size()).hasValue(8);
    assertThat(dropout.valueAt(3)).isEqualTo(0.3);
    assertThat(dropout.indexOf(0.1 * 3)).isEqualTo(3);
    assertThat(FloatRange.of(0, 1).size()).isEmpty();
  }

  @Test
  void drawnSteps_areTheDecimalsOfTheFile() {
    FloatRange dropout = FloatRange.stepped(0, 0.7, 0.1);

    assertThat(dropout.fromInternal(3 * 0.1)).isEqualTo(0.3);
    assertThat(FloatRange.stepped(0.5, 0.5, 0.1).fromInternal(0.5)).isEqualTo(0.5);
    assertThatIllegalArgumentException().isThrownBy(() -> dropout.fromInternal(0.35));
  }

  @Test
  void choices_keepWholeAndRealApart() {
    ChoiceRange choice = ChoiceRange.of(3, 3.0, "3", true);

    assertThat(choice.toInternal(3L)).isEqualTo(0);
    assertThat(choice.toInternal(3.0)).isEqualTo(1);
    assertThat(choice.fromInternal(2)).isEqualTo("3");
    assertThat(choice.contains(3L)).isTrue();
    assertThat(choice.contains(4L)).isFalse();
  }

  @Test
  void trialsValue_mayLieOutsideAnyRangeButThatOfChoices() {
    assertThat(FloatRange.log(0.001, 0.1).ofTrial(-0.5)).isEqualTo(-0.5);
    assertThat(FloatRange.stepped(0, 0.7, 0.1).ofTrial(0.75)).isEqualTo(0.75);
    assertThat(io.vgglab.sweep.space.IntRange.of(1, 8).ofTrial(9)).isEqualTo(9L);
    assertThat(io.vgglab.sweep.space.IntRange.of(1, 8).ofTrial(3.5)).isEqualTo(3L);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ChoiceRange.of("a", "b").ofTrial(2))
        .withMessage("index of a choice must be a whole number below 2, but was 2.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FloatRange.of(0, 1).ofTrial(Double.NaN))
        .withMessage("value must be finite, but was NaN");
  }

  @Test
  void wrongRanges_sayRuleAndValue() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FloatRange.log(0, 1))
        .withMessage("low must be positive in a logarithmic range, but was 0.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FloatRange.of(2, 1))
        .withMessage("low must not be above high, but was 2.0 with high 1.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> io.vgglab.sweep.space.IntRange.stepped(1, 8, 0))
        .withMessage("step must be at least 1, but was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ChoiceRange.of("a", "a"))
        .withMessage("choices must be different, but was [a, a]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> io.vgglab.sweep.space.IntRange.of(1, 8).toInternal(9L))
        .withMessage("value must be a whole number from 1 to 8, but was 9");
  }

  @Property
  void everyValueOfAGrid_isFoundAtItsPosition(
      @ForAll @IntRange(min = -50, max = 50) int low,
      @ForAll @IntRange(max = 300) int width,
      @ForAll @IntRange(min = 1, max = 40) int step) {
    Range whole = io.vgglab.sweep.space.IntRange.stepped(low, low + width, step);
    Range real = FloatRange.stepped(low / 10.0, (low + width) / 10.0, step / 10.0);

    assertThat(real.size()).isEqualTo(whole.size());
    for (long i = 0; i < whole.size().orElseThrow(); i++) {
      assertThat(whole.indexOf(whole.valueAt(i))).isEqualTo(i);
      assertThat(real.indexOf(real.valueAt(i))).isEqualTo(i);
    }
  }

  @Property
  void internalForm_comesBack(@ForAll @IntRange(min = 0, max = 1000) int part) {
    FloatRange range = FloatRange.log(1e-5, 0.1);
    double value = 1e-5 + part / 1000.0 * (0.1 - 1e-5);

    assertThat(range.fromInternal(range.toInternal(value))).isEqualTo(value);
  }
}
