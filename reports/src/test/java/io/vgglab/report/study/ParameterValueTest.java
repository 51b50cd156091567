package io.vgglab.report.study;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ParameterValueTest {

  @Test
  void drawnNumbers_areShownWithFourDigitsAndKeptWhole() {
    ParameterValue value = ParameterValue.of(0.004183978949744827);

    assertThat(value.shown()).isEqualTo("0.004184");
    assertThat(value.text()).isEqualTo("0.004183978949744827");
  }

  @Test
  void numbersChosenByHand_areShownAsTheyAre() {
    assertThat(ParameterValue.of(0.0125).shown()).isEqualTo("0.0125");
    assertThat(ParameterValue.of(256L).shown()).isEqualTo("256");
    assertThat(ParameterValue.of(12_345_678_901L).shown()).isEqualTo("12345678901");
  }

  @Test
  void choices_areShownWhole() {
    assertThat(ParameterValue.of("before-activation").shown()).isEqualTo("before-activation");
    assertThat(ParameterValue.of(Double.NaN).shown()).isEqualTo("NaN");
  }
}
