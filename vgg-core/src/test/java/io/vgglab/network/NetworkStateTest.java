package io.vgglab.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.vgglab.data.Batch;
import io.vgglab.model.Initializer;
import io.vgglab.model.Layer;
import io.vgglab.model.Preset;
import io.vgglab.model.TensorShape;
import io.vgglab.model.VggConfig;
import io.vgglab.model.VggPlan;
import io.vgglab.model.VggSpec;
import io.vgglab.optim.Optimizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkStateTest {

  private static final VggSpec SMALL =
      VggSpec.of(VggConfig.A, TensorShape.square(3, 32), 10).withWidthMultiplier(0.25);

  @ParameterizedTest
  @EnumSource
  void kernels_haveTheInitializersVariance(Initializer initializer) {
    VggPlan plan = VggPlan.of(SMALL.withInitializer(initializer));
    float[] values =
        NetworkState.initial(plan, new Optimizer.Sgd(), 1).parameters().get("fc2.weight").values();

    double mean = 0;
    double square = 0;
    for (float value : values) {
      mean += value / (double) values.length;
      square += (double) value * value / values.length;
    }

    assertThat(mean).isCloseTo(0, within(1e-4));
    assertThat(square / initializer.variance(1024, 1024)).isCloseTo(1, within(0.01));
  }

  @Test
  void initialState_isAFunctionOfTheSeed() {
    VggPlan plan = VggPlan.of(SMALL);
    Optimizer optimizer = new Optimizer.Momentum(0.9);

    float[] first =
        NetworkState.initial(plan, optimizer, 1).parameters().get("fc1.weight").values();

    assertThat(NetworkState.initial(plan, optimizer, 1).parameters().get("fc1.weight").values())
        .isEqualTo(first);
    assertThat(NetworkState.initial(plan, optimizer, 2).parameters().get("fc1.weight").values())
        .isNotEqualTo(first);
  }

  @Test
  void check_namesTheTensorThatDoesNotFit() {
    VggPlan plan = VggPlan.of(SMALL);
    Optimizer momentum = new Optimizer.Momentum(0.9);
    NetworkState state = NetworkState.initial(plan, momentum, 1);
    Map<String, Tensor> without = new HashMap<>(state.parameters().asMap());
    without.remove("fc1.bias");

    assertThatThrownBy(() -> state.check(plan, new Optimizer.Sgd()))
        .hasMessageMatching("tensor block1_conv1.weight/velocity has no place in this network");
    assertThatThrownBy(
            () -> new NetworkState(new Parameters(without), state.slots(), 0).check(plan, momentum))
        .hasMessage("tensor fc1.bias is missing");
    assertThatThrownBy(() -> state.check(VggPlan.of(Preset.SEED.spec()), momentum))
        .hasMessage(
            "tensor block1_conv1.weight must have shape [64, 3, 3, 3], but had [16, 3, 3, 3]");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.3, 0.9999, 0.999999})
  void dropoutMask_hasAMeanOfOne(double probability) {
    float[] mask = new float[4_000_000];

    new DropoutMask(7, new Layer.Dropout("dropout1", TensorShape.row(1000), probability))
        .fill(3, mask);

    double sum = 0;
    for (float factor : mask) {
      sum += factor;
    }
    // by five standard errors of the kept share, of which there are least at the last probability
    double kept = Math.max(1 - probability, 1.0 / 65_536);
    assertThat(sum / mask.length).isCloseTo(1, within(5 / Math.sqrt(kept * mask.length)));
  }

  @Test
  void dropoutMask_dropsItsShareAndScalesTheRest() {
    Layer.Dropout layer = new Layer.Dropout("dropout1", TensorShape.row(1000), 0.25);
    float[] mask = new float[100_001];

    new DropoutMask(7, layer).fill(3, mask);

    int dropped = 0;
    for (float factor : mask) {
      assertThat(factor == 0 || factor == (float) (1 / 0.75)).isTrue();
      dropped += factor == 0 ? 1 : 0;
    }
    assertThat(dropped / (double) mask.length).isCloseTo(0.25, within(0.01));
  }

  @Test
  void dropoutMask_dependsOnSeedStepAndLayerAlone() {
    Layer.Dropout layer = new Layer.Dropout("dropout1", TensorShape.row(64), 0.5);

    assertThat(mask(1, 0, layer)).isEqualTo(mask(1, 0, layer));
    assertThat(mask(1, 0, layer)).isNotEqualTo(mask(2, 0, layer)).isNotEqualTo(mask(1, 1, layer));
    assertThat(mask(1, 0, layer))
        .isNotEqualTo(mask(1, 0, new Layer.Dropout("dropout2", TensorShape.row(64), 0.5)));
  }

  @Test
  void softmaxLoss_givesTheMeansGradient() {
    StepSpec step =
        StepSpec.of(new Optimizer.Sgd())
            .withLabelSmoothing(0.1)
            .withClassWeights(List.of(1.0, 2.0, 0.5));
    SoftmaxLoss loss = new SoftmaxLoss(step, 3);
    Batch batch = new Batch(TensorShape.square(1, 1), new byte[2], new int[] {2, 1});
    float[] scores = {0.5f, -1, 2, 0.25f, 0.5f, -0.5f};

    float[] gradient = scores.clone();
    loss.apply(gradient, batch);

    for (int i = 0; i < scores.length; i++) {
      float[] up = scores.clone();
      up[i] += 1e-2f;
      float[] down = scores.clone();
      down[i] -= 1e-2f;
      double slope = (loss.apply(up, batch).loss() - loss.apply(down, batch).loss()) / 2e-2;
      assertThat((double) gradient[i]).isCloseTo(slope, within(1e-4));
    }
  }

  @Test
  void softmaxLoss_countsHitsWithTheFirstLargestClass() {
    SoftmaxLoss loss = new SoftmaxLoss(StepSpec.of(new Optimizer.Sgd()), 2);
    Batch batch = new Batch(TensorShape.square(1, 1), new byte[2], new int[] {0, 1});

    Totals totals = loss.apply(new float[] {1, 1, 1, 1}, batch);

    assertThat(totals.correct()).isEqualTo(1);
    assertThat(totals.loss()).isCloseTo(Math.log(2), within(1e-6));
  }

  @Test
  void softmaxLoss_knowsNoLimit() {
    SoftmaxLoss loss = new SoftmaxLoss(StepSpec.of(new Optimizer.Sgd()), 2);
    Batch batch = new Batch(TensorShape.square(1, 1), new byte[1], new int[] {0});

    assertThat(loss.apply(new float[] {0, 200}, batch).loss()).isCloseTo(200, within(1e-9));
    assertThat(loss.apply(new float[] {Float.NaN, 1}, batch).loss()).isNaN();
  }

  private static float[] mask(long seed, long step, Layer.Dropout layer) {
    float[] mask = new float[64];
    new DropoutMask(seed, layer).fill(step, mask);
    return mask;
  }

  @Test
  void truncatedNormal_hasTheVarianceOfItsFormula() {
    // 1 - 4 phi(2) / (2 Phi(2) - 1), 2 Phi(2) - 1 being the chance to lie within two deviations
    double density = Math.exp(-2) / Math.sqrt(2 * Math.PI);
    double within = new NormalDistribution().probability(-2, 2);

    assertThat(Initial.TRUNCATED_VARIANCE).isCloseTo(1 - 4 * density / within, within(1e-10));
  }
}
