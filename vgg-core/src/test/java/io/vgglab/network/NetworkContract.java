package io.vgglab.network;

import static org.assertj.core.api.Assertions.assertThat;

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
