package io.vgglab.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.optim.Optimizer;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What every engine must do; a member says which engine it is.
 *
 * <p>The reference is DL4J with its own layers, engine {@code dl4j-stock}.
 */
@Tag("native")
public abstract class NetworkContract {

  private static final Optimizer MOMENTUM = new Optimizer.Momentum(0.9);

  /** The engine under test. */
  protected abstract NetworkFactory factory();

  /** Where it runs: one thread, since several wait for each other on a busy machine. */
  protected Device device() {
    return Device.cpu(1);
  }

  @ParameterizedTest
  @EnumSource
  void training_matchesReference(PlanCase plan) {
    StepSpec step = StepSpec.of(MOMENTUM).withScaling(plan.scaling());

    NetworkFactory reference = NetworkFactories.of("dl4j-stock");

    List<String> differences =
        NetworkComparison.between(
            seed -> reference.open(plan.plan(), step, device(), seed),
            seed -> factory().open(plan.plan(), step, device(), seed),
            plan);

    assertThat(differences).isEmpty();
  }
}
