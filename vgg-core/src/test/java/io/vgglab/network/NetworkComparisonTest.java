package io.vgglab.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.network.MutantNetwork.Fault;
import io.vgglab.optim.Optimizer;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("native")
class NetworkComparisonTest {

  private static final PlanCase CASE = PlanCase.CONFIG_A;

  @ParameterizedTest
  @EnumSource
  void comparison_findsFault(Fault fault) {
    List<String> differences =
        NetworkComparison.between(
            NetworkComparisonTest::open, seed -> new MutantNetwork(open(seed), fault), CASE);

    assertThat(!differences.isEmpty()).isEqualTo(fault.isFound());
  }

  private static Network open(long seed) {
    StepSpec step = StepSpec.of(new Optimizer.Momentum(0.9)).withScaling(CASE.scaling());
    return NetworkFactories.of("dl4j-stock").open(CASE.plan(), step, Device.cpu(1), seed);
  }
}
