package io.vgglab.sweep.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistributionJsonTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\":\"FloatDistribution\",\"attributes\":{\"step\":null,\"low\":1.0E-5,\"high\":0.1,\"log\":true}}",
        "{\"name\":\"FloatDistribution\",\"attributes\":{\"step\":0.1,\"low\":0.0,\"high\":0.7,\"log\":false}}",
        "{\"name\":\"IntDistribution\",\"attributes\":{\"log\":false,\"step\":8,\"low\":8,\"high\":64}}",
        "{\"name\":\"CategoricalDistribution\",\"attributes\":{\"choices\":[\"sgd\",true,3,3.0]}}"
      })
  void longForm_comesBackAsItWas(String json) {
    assertThat(DistributionJson.write(DistributionJson.read(json))).isEqualTo(json);
  }

  @Test
  void shortForm_isRead() {
    assertThat(DistributionJson.read("{\"type\":\"float\",\"low\":0,\"high\":1}"))
        .isEqualTo(FloatRange.of(0, 1));
    assertThat(
            DistributionJson.read(
                "{\"name\":\"b\",\"type\":\"int\",\"low\":8,\"high\":64,\"step\":8}"))
        .isEqualTo(IntRange.stepped(8, 64, 8));
    assertThat(DistributionJson.read("{\"type\":\"categorical\",\"choices\":[\"a\",1]}"))
        .isEqualTo(ChoiceRange.of("a", 1));
  }

  @Test
  void noneOfPython_isReadAsText() {
    assertThat(DistributionJson.read("{\"type\":\"categorical\",\"choices\":[\"adam\",null]}"))
        .isEqualTo(ChoiceRange.of("adam", "None"));
  }

  @Test
  void listsOfPython_areReadAsText() {
    assertThat(DistributionJson.read("{\"type\":\"categorical\",\"choices\":[[64,64],[128],1.5]}"))
        .isEqualTo(ChoiceRange.of("[64,64]", "[128]", 1.5));
  }

  @Test
  void infiniteAndEqualChoicesOfPython_areReadAsDifferentTexts() {
    assertThat(
            DistributionJson.read(
                "{\"type\":\"categorical\",\"choices\":[1.0,Infinity,NaN,null,\"None\"]}"))
        .isEqualTo(ChoiceRange.of(1.0, "Infinity", "NaN", "None", "None [4]"));
  }

  @Test
  void wholeNumbersThatNoDoubleHolds_areReadAsReals() {
    assertThat(DistributionJson.read("{\"type\":\"int\",\"low\":0,\"high\":9223372036854775807}"))
        .isEqualTo(FloatRange.of(0, 0x1p63));
  }

  @Test
  void otherText_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DistributionJson.read("{\"type\":\"normal\"}"))
        .withMessage(
            "distribution must be float, int or categorical, but was {\"type\":\"normal\"}");
  }
}
