package io.vgglab.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vgglab.data.Batch;
import io.vgglab.model.VggPlan;
import io.vgglab.optim.Optimizer;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What every engine but the reference must do; a member says which engine it is.
 *
 * <p>Beside what {@link PlainJavaContract} asks, numbers are compared with DL4J's own layers
 * (engine {@code dl4j-stock}) over whole networks.
 */
@Tag("native")
public abstract class NetworkContract extends PlainJavaContract {

  /**
   * The last batch of an epoch may be one image, whose variance in the head is 0; DL4J's own layer
   * fails.
   */
  @ParameterizedTest
  @EnumSource(names = {"NORM_BEFORE", "NORM_AND_DROPOUT"})
  void batchOfOneImage_isNormalisedAsInPlainJava(TinyCase tiny) {
    VggPlan plan = VggPlan.of(tiny.spec());
    Batch one = TinyCase.batch(plan, 1, 5);
    Batch unseen = TinyCase.batch(plan, 3, 99);

    try (Network network = open(plan, tiny.step());
        Network reference = new ReferenceNetwork(plan, tiny.step(), SEED)) {
      network.trainStep(one, 1e-3);
      reference.trainStep(one, 1e-3);

      assertClose(network.state().parameters(), reference.state().parameters());
      assertThat(network.predict(unseen)).containsExactly(reference.predict(unseen), within(2e-3f));
    }
  }

  @ParameterizedTest
  @EnumSource
  void training_matchesStockLayers(PlanCase plan) {
    StepSpec step = StepSpec.of(new Optimizer.Momentum(0.9)).withScaling(plan.scaling());
    NetworkFactory reference = NetworkFactories.of("dl4j-stock");

    List<String> differences =
        NetworkComparison.between(
            seed -> reference.open(plan.plan(), step, device(), seed),
            seed -> factory().open(plan.plan(), step, device(), seed),
            plan);

    assertThat(differences).isEmpty();
  }
}
