package io.vgglab.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.model.VggPlan;
import io.vgglab.optim.Optimizer;
import java.util.List;
import java.util.ServiceLoader;
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

  private static final long SEED = 7;
  private static final Optimizer MOMENTUM = new Optimizer.Momentum(0.9);

  /** The engine under test. */
  protected abstract NetworkFactory factory();

  /** Where it runs. */
  protected Device device() {
    return Device.cpu();
  }

  @ParameterizedTest
  @EnumSource
  void training_matchesReference(PlanCase plan) {
    StepSpec step = StepSpec.of(MOMENTUM).withScaling(plan.scaling());

    NetworkFactory reference = engine("dl4j-stock");

    List<String> differences =
        NetworkComparison.between(
            seed -> reference.open(plan.plan(), step, device(), seed),
            seed -> factory().open(plan.plan(), step, device(), seed),
            plan.batchSize());

    assertThat(differences).isEmpty();
  }

  /** A network of the engine under test. */
  protected final Network open(VggPlan plan, StepSpec step) {
    return factory().open(plan, step, device(), SEED);
  }

  /** An engine by name. */
  public static NetworkFactory engine(String name) {
    return ServiceLoader.load(NetworkFactory.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(factory -> factory.engine().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
