package io.vgglab.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vgglab.data.Batch;
import io.vgglab.model.ParameterSpec;
import io.vgglab.model.VggPlan;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReferenceNetworkTest {

  private static final double EPSILON = 1e-5;

  @ParameterizedTest
  @EnumSource
  void gradients_areFiniteDifferencesOfTheObjective(TinyCase tiny) {
    VggPlan plan = VggPlan.of(tiny.spec());
    Batch batch = TinyCase.batch(plan, 3, 7);

    try (ReferenceNetwork network = new ReferenceNetwork(plan, tiny.step(), 5)) {
      Parameters gradients = network.gradients(batch);

      for (ParameterSpec spec : plan.parameters()) {
        if (spec.trainable()) {
          double[] values = network.values(spec.name());
          int index = values.length * 2 / 3;
          double slope = slope(network, batch, values, index);
          double found = gradients.get(spec.name()).values()[index];
          assertThat(found).as(spec.name()).isCloseTo(slope, within(1e-4 + 1e-3 * Math.abs(slope)));
        }
      }
    }
  }

  private static double slope(ReferenceNetwork network, Batch batch, double[] values, int index) {
    double value = values[index];
    values[index] = value + EPSILON;
    double above = network.objective(batch);
    values[index] = value - EPSILON;
    double below = network.objective(batch);
    values[index] = value;
    return (above - below) / (2 * EPSILON);
  }
}
