package io.vgglab.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.bench.plan.Subject;
import io.vgglab.model.ParameterSpec;
import io.vgglab.model.VggPlan;
import io.vgglab.network.NetworkState;
import io.vgglab.network.Tensor;
import io.vgglab.optim.Optimizer;
import org.junit.jupiter.api.Test;

class DrawnStateTest {

  private static final VggPlan PLAN = Subject.parse("seed/after-activation/32").plan();

  @Test
  void vectors_areDrawnWithinTheirRangeAndKernelsKept() {
    NetworkState fresh = NetworkState.initial(PLAN, new Optimizer.Sgd(), 1);

    NetworkState drawn = DrawnState.of(fresh, PLAN);

    assertThat(drawn.parameters().names()).isEqualTo(fresh.parameters().names());
    for (ParameterSpec spec : PLAN.parameters()) {
      Tensor before = fresh.parameters().get(spec.name());
      Tensor after = drawn.parameters().get(spec.name());
      if (spec.fill() == ParameterSpec.Fill.KERNEL) {
        assertThat(after).isSameAs(before);
      } else {
        assertThat(after.relativeDifference(before)).isGreaterThan(0.1);
        for (int i = 0; i < after.size(); i++) {
          assertThat(after.values()[i] - before.values()[i]).isBetween(-0.5f, 0.5f);
        }
      }
    }
  }

  @Test
  void vectorsOfOneLength_differByName() {
    NetworkState drawn = DrawnState.of(NetworkState.initial(PLAN, new Optimizer.Sgd(), 1), PLAN);

    assertThat(drawn.parameters().get("block1_conv1.bias").values())
        .isNotEqualTo(drawn.parameters().get("block1_conv2.bias").values());
  }
}
