package io.vgglab.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.network.MutantNetwork.Fault;
import io.vgglab.optim.Optimizer;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("native")
class NetworkComparisonTest {

  /** Both engines as candidates: a mutant of a right one must be found, the right one not. */
  @ParameterizedTest
  @CsvSource({
    "CONFIG_A,dl4j-stock",
    "CONFIG_A,onednn",
    "BATCH_NORM_AFTER,onednn",
    "BATCH_NORM_CLEAR,onednn"
  })
  void comparison_findsFaults(PlanCase plan, String engine) {
    for (Fault fault : Fault.values()) {
      assertThat(findings(plan, engine, fault).isEmpty())
          .as("%s of %s is overlooked", fault, plan)
          .isEqualTo(!fault.isFound());
    }
  }

  @ParameterizedTest
  @EnumSource
  @Tag("slow")
  void comparison_findsFaultInTheSeedWithBatchNorm(Fault fault) {
    assertThat(findings(PlanCase.SEED_BN, "onednn", fault).isEmpty()).isEqualTo(!fault.isFound());
  }

  private static List<String> findings(PlanCase plan, String engine, Fault fault) {
    return NetworkComparison.between(
        seed -> open(plan, "dl4j-stock", seed),
        seed -> new MutantNetwork(open(plan, engine, seed), fault),
        plan);
  }

  private static Network open(PlanCase plan, String engine, long seed) {
    StepSpec step = StepSpec.of(new Optimizer.Momentum(0.9)).withScaling(plan.scaling());
    return NetworkFactories.of(engine).open(plan.plan(), step, Device.cpu(1), seed);
  }
}
