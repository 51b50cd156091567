package io.vgglab.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.vgglab.data.ChannelScaling;
import io.vgglab.model.BatchNormPlacement;
import io.vgglab.model.Head;
import io.vgglab.model.Preset;
import io.vgglab.model.TensorShape;
import io.vgglab.model.VggConfig;
import io.vgglab.model.VggPlan;
import io.vgglab.model.VggSpec;
import io.vgglab.optim.Optimizer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TorchvisionNamesTest {

  private static final VggSpec VGG16 = Preset.PAPER_D.spec();

  @Test
  void vgg16_isNamedAsInTorchvision() {
    Map<String, String> names = TorchvisionNames.of(VggPlan.of(VGG16)).asMap();

    assertThat(names).hasSize(32);
    assertThat(names.values().stream().filter(name -> name.endsWith(".weight")))
        .containsExactly(
            "features.0.weight",
            "features.2.weight",
            "features.5.weight",
            "features.7.weight",
            "features.10.weight",
            "features.12.weight",
            "features.14.weight",
            "features.17.weight",
            "features.19.weight",
            "features.21.weight",
            "features.24.weight",
            "features.26.weight",
            "features.28.weight",
            "classifier.0.weight",
            "classifier.3.weight",
            "classifier.6.weight");
    assertThat(names)
        .containsEntry("block1_conv1.bias", "features.0.bias")
        .containsEntry("fc2.bias", "classifier.3.bias")
        .containsEntry("predictions.weight", "classifier.6.weight");
  }

  @Test
  void vgg16Bn_countsBatchNormAsWell() {
    Map<String, String> names =
        TorchvisionNames.of(VggPlan.of(VGG16.withBatchNorm(BatchNormPlacement.BEFORE_ACTIVATION)))
            .asMap();

    assertThat(names)
        .containsEntry("block1_conv1.weight", "features.0.weight")
        .containsEntry("block1_bn1.running_var", "features.1.running_var")
        .containsEntry("block1_conv2.weight", "features.3.weight")
        .containsEntry("block2_conv1.weight", "features.7.weight")
        .containsEntry("block5_conv3.weight", "features.40.weight")
        .containsEntry("block5_bn3.running_mean", "features.41.running_mean");
  }

  @Test
  void variance_carriesTheDifferenceOfTheEpsilons() {
    VggPlan plan =
        VggPlan.of(
            VGG16
                .withWidthMultiplier(0.02)
                .withBatchNorm(BatchNormPlacement.BEFORE_ACTIVATION)
                .withHead(Head.linear()));
    Parameters parameters = NetworkState.initial(plan, new Optimizer.Sgd(), 1).parameters();
    TorchvisionNames names = TorchvisionNames.of(plan);

    Map<String, Tensor> theirs = names.toTorchvision(parameters);
    Map<String, Tensor> back = names.fromTorchvision(theirs);

    assertThat(theirs.get("features.1.running_var").values()[0]).isEqualTo(1.00099f);
    assertThat(theirs.get("features.0.weight")).isSameAs(parameters.get("block1_conv1.weight"));
    assertThat(back.keySet()).isEqualTo(parameters.names());
    assertThat(back.get("block1_bn1.running_var").values())
        .containsExactly(parameters.get("block1_bn1.running_var").values(), within(1e-7f));
  }

  @Test
  void networksThatTorchvisionLacks_areRefused() {
    for (VggConfig config : List.of(VggConfig.C, VggConfig.A_LRN)) {
      assertThatThrownBy(() -> TorchvisionNames.of(VggPlan.of(VGG16.withConfig(config))))
          .isInstanceOf(EngineException.class)
          .hasMessage(
              "config must be one of A, B, D, E for torchvision's names, but was " + config);
    }
    assertThatThrownBy(() -> TorchvisionNames.of(VggPlan.of(Preset.SEED_BN.spec())))
        .hasMessage(
            "batchNorm must be one of none, before-activation for torchvision's names, but was"
                + " after-activation");
  }

  @Test
  void oddSides_cannotBeWritten() {
    VggPlan plan =
        VggPlan.of(
            VGG16
                .withInput(TensorShape.square(3, 28), 10)
                .withWidthMultiplier(0.02)
                .withHead(Head.linear()));
    TrainedModel model =
        new TrainedModel(plan, ChannelScaling.identity(), Parameters.none(), Map.of());

    assertThatThrownBy(() -> new TorchvisionWriter().write(model, Path.of("never.safetensors")))
        .isInstanceOf(EngineException.class)
        .hasMessage(
            "layer block3_pool must see even sides for torchvision, whose pooling rounds down, but"
                + " sees 7x7x5; train with a resize to a multiple of 32, or export --format"
                + " safetensors");
  }
}
