package io.vgglab.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class SummaryTest {

  @Test
  void seed_endsInItsParameterCount() {
    assertThat(Summary.of(VggPlan.of(Preset.SEED.spec())).lines())
        .endsWith(
            "Trainable params: 33,638,218", "Non-trainable params: 0", "Total params: 33,638,218");
  }

  @Test
  void rows_nameLayerTypeShapeAndParameters() {
    assertThat(Summary.of(VggPlan.of(Preset.SEED.spec())).lines())
        .startsWith(
            "_".repeat(65),
            "Layer (type)                 Output Shape              Param #",
            "=".repeat(65),
            "input (InputLayer)           (None, 32, 32, 3)         0",
            "_".repeat(65),
            "block1_conv1 (Conv2D)        (None, 32, 32, 64)        1792")
        .contains(
            "block5_pool (MaxPooling2D)   (None, 1, 1, 512)         0",
            "flatten (Flatten)            (None, 512)               0",
            "fc1 (Dense)                  (None, 4096)              2101248");
  }

  @Test
  void columns_areAsWideAsTheLongestRow() {
    assertThat(Summary.of(VggPlan.of(Preset.SEED_BN.spec())).lines())
        .startsWith(
            "_".repeat(68), "Layer (type)                    Output Shape              Param #")
        .contains(
            "block1_conv1 (Conv2D)           (None, 32, 32, 64)        1792",
            "block1_bn1 (BatchNormalization) (None, 32, 32, 64)        256",
            "fc1 (Dense)                     (None, 4096)              2101248");
    assertThat(Summary.of(VggPlan.of(Preset.SEED.spec().withHead(Head.globalAverage()))).lines())
        .contains(
            "block5_pool (MaxPooling2D)    (None, 1, 1, 512)         0",
            "pool (GlobalAveragePooling2D) (None, 512)               0");
  }

  @Test
  void numbers_doNotDependOnTheLocale() {
    String expected = Summary.of(VggPlan.of(Preset.SEED.spec()));
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);

      assertThat(Summary.of(VggPlan.of(Preset.SEED.spec()))).isEqualTo(expected);
    } finally {
      Locale.setDefault(before);
    }
  }
}
