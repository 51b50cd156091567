package io.vgglab.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VggPlanTest {

  @ParameterizedTest
  @CsvSource({
    "A, 132863336",
    "A_LRN, 132863336",
    "B, 133047848",
    "C, 133638952",
    "D, 138357544",
    "E, 143667240"
  })
  void parameterCount_matchesThePaper(VggConfig config, long parameters) {
    VggPlan plan = VggPlan.of(VggSpec.of(config, TensorShape.square(3, 224), 1000));

    assertThat(plan.parameterCount()).isEqualTo(parameters);
  }

  @ParameterizedTest
  @CsvSource({
    "A, 28144010",
    "A_LRN, 28144010",
    "B, 28328522",
    "C, 28919626",
    "D, 33638218",
    "E, 38947914"
  })
  void parameterCount_at32PixelsAndTenClasses(VggConfig config, long parameters) {
    VggPlan plan = VggPlan.of(VggSpec.of(config, TensorShape.square(3, 32), 10));

    assertThat(plan.parameterCount()).isEqualTo(parameters);
  }

  @ParameterizedTest
  @CsvSource({"A, 11", "A_LRN, 11", "B, 13", "C, 16", "D, 16", "E, 19"})
  void weightLayers_matchThePaper(VggConfig config, int layers) {
    assertThat(config.weightLayers()).isEqualTo(layers);
  }

  @Test
  void parameterCountPerLayer_matchesTheSeed() {
    List<Long> counts =
        VggPlan.of(Preset.SEED.spec()).layers().stream()
            .map(Layer::trainableParameters)
            .filter(count -> count > 0)
            .toList();

    assertThat(counts)
        .containsExactly(
            1_792L,
            36_928L,
            73_856L,
            147_584L,
            295_168L,
            590_080L,
            590_080L,
            1_180_160L,
            2_359_808L,
            2_359_808L,
            2_359_808L,
            2_359_808L,
            2_359_808L,
            2_101_248L,
            16_781_312L,
            40_970L);
  }

  @Test
  void seedWithBatchNorm_hasMovingStatistics() {
    VggPlan plan = VggPlan.of(Preset.SEED_BN.spec());

    assertThat(plan.parameterCount()).isEqualTo(33_655_114);
    assertThat(plan.trainableParameters()).isEqualTo(33_646_666);
    assertThat(plan.otherParameters()).isEqualTo(8_448);
  }

  @Test
  void multiplyAdds_ofTheSeed() {
    VggPlan plan = VggPlan.of(Preset.SEED.spec());

    assertThat(plan.multiplyAdds()).isEqualTo(313_196_544L + 18_915_328L);
  }

  @Test
  void batchNormBeforeActivation_standsBetweenConvolutionAndRelu() {
    VggPlan plan =
        VggPlan.of(Preset.SEED.spec().withBatchNorm(BatchNormPlacement.BEFORE_ACTIVATION));

    assertThat(plan.layers().subList(0, 3).stream().map(Layer::name))
        .containsExactly("block1_conv1", "block1_bn1", "block1_relu1");
    assertThat(((Layer.Convolution) plan.layers().get(0)).activation()).isEqualTo(Activation.NONE);
  }

  @Test
  void pooling_roundsUp() {
    VggPlan plan = VggPlan.of(VggSpec.of(VggConfig.A, TensorShape.square(1, 28), 10));

    assertThat(
            plan.layers().stream()
                .filter(Layer.MaxPool.class::isInstance)
                .map(layer -> layer.output().height()))
        .containsExactly(14, 7, 4, 2, 1);
  }

  @Test
  void resize_comesFirst() {
    VggPlan plan =
        VggPlan.of(Preset.SEED.spec().withResize(new Resize(Resize.Method.BILINEAR_TF1, 224)));

    assertThat(plan.layers().get(0).output()).isEqualTo(TensorShape.square(3, 224));
    assertThat(plan.layers().get(1).input()).isEqualTo(TensorShape.square(3, 224));
  }

  @Test
  void widthMultiplier_scalesConvolutionsAndHead() {
    VggPlan plan = VggPlan.of(Preset.SEED.spec().withWidthMultiplier(0.25));

    assertThat(plan.layers().get(0).output().channels()).isEqualTo(16);
    assertThat(plan.layers())
        .filteredOn(layer -> layer.name().equals("fc1"))
        .singleElement()
        .satisfies(layer -> assertThat(layer.output().channels()).isEqualTo(1024));
  }

  @Test
  void everyLayer_takesWhatTheLastOneLeft() {
    for (VggConfig config : VggConfig.values()) {
      List<Layer> layers = VggPlan.of(Preset.SEED.spec().withConfig(config)).layers();
      for (int i = 1; i < layers.size(); i++) {
        assertThat(layers.get(i).input()).isEqualTo(layers.get(i - 1).output());
      }
    }
  }

  @Test
  void hash_tellsNetworksApart() {
    String hash = VggPlan.of(Preset.SEED.spec()).hash();

    assertThat(hash).hasSize(16).isEqualTo(VggPlan.of(Preset.SEED.spec()).hash());
    assertThat(hash).isNotEqualTo(VggPlan.of(Preset.SEED_BN.spec()).hash());
  }

  @Test
  void badSpec_saysTheRuleAndTheValue() {
    assertThatThrownBy(() -> Preset.SEED.spec().withWidthMultiplier(0))
        .hasMessage("width must be above 0 and at most 8, but was 0.0");
    assertThatThrownBy(() -> VggPlan.of(Preset.PAPER_D.spec().withWidthMultiplier(5)))
        .hasMessage(
            "fc1.weight must have at most 2147483647 values, but was [20480, 125440]; choose a"
                + " smaller width, head or resize");
    assertThatThrownBy(() -> Preset.of("sead"))
        .hasMessage("preset must be one of seed, seed-bn, paper-d, but was 'sead'");
    assertThatThrownBy(() -> new Resize(Resize.Method.NEAREST, 0))
        .hasMessage("side must be between 1 and 1024, but was 0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3 | 70000 | height must be between 1 and 32768, but was 70000",
        "3 | 32768 | layer block1_conv1 must have at most 2147483647 values an image, but has"
            + " 32768x32768x3; choose a smaller input, resize or width"
      })
  void imagesBeyondAnArray_areRefused(int channels, int side, String message) {
    assertThatThrownBy(
            () ->
                VggPlan.of(
                    VggSpec.of(VggConfig.A, TensorShape.square(channels, side), 10)
                        .withHead(Head.globalAverage())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
