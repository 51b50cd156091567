package io.vgglab.network.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vgglab.data.Batch;
import io.vgglab.model.VggPlan;
import io.vgglab.network.Device;
import io.vgglab.network.Network;
import io.vgglab.network.Parameters;
import io.vgglab.network.ReferenceNetwork;
import io.vgglab.network.Tensor;
import io.vgglab.network.TinyCase;
import io.vgglab.network.Totals;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("native")
class OneDnnNetworkTest {

  private static final double TOLERANCE = 1e-3;
  private static final long SEED = 11;

  /** Norm of a gradient that is 0 but for rounding, such as that of a bias before batch norm. */
  private static final double NOTHING = 1e-6;

  @ParameterizedTest
  @EnumSource
  void gradients_matchTheReference(TinyCase tiny) {
    VggPlan plan = VggPlan.of(tiny.spec());
    Batch batch = TinyCase.batch(plan, 5, 3);

    try (Network network = open(tiny);
        Network reference = new ReferenceNetwork(plan, tiny.step(), SEED)) {
      assertClose(network.gradients(batch), reference.gradients(batch));
    }
  }

  @ParameterizedTest
  @EnumSource
  void fiveSteps_leaveParametersSlotsAndProbabilitiesOfTheReference(TinyCase tiny) {
    VggPlan plan = VggPlan.of(tiny.spec());

    try (Network network = open(tiny);
        Network reference = new ReferenceNetwork(plan, tiny.step(), SEED)) {
      for (int i = 0; i < 5; i++) {
        Batch batch = TinyCase.batch(plan, i == 3 ? 20 : 24, i);
        network.trainStep(batch, 1e-3 / (1 + i));
        reference.trainStep(batch, 1e-3 / (1 + i));
      }

      Totals totals = network.totals();
      Totals expected = reference.totals();
      assertThat(totals.loss()).isCloseTo(expected.loss(), within(1e-3));
      assertThat(totals.count()).isEqualTo(116);
      assertClose(network.state().parameters(), reference.state().parameters());
      assertClose(network.state().slots(), reference.state().slots());
      Batch unseen = TinyCase.batch(plan, 3, 99);
      assertThat(network.predict(unseen)).containsExactly(reference.predict(unseen), within(2e-3f));
    }
  }

  private static Network open(TinyCase tiny) {
    return new OneDnnNetworkFactory()
        .open(VggPlan.of(tiny.spec()), tiny.step(), Device.cpu(), SEED);
  }

  private static void assertClose(Parameters actual, Parameters expected) {
    assertThat(actual.names()).containsExactlyElementsOf(expected.names());
    for (String name : expected.names()) {
      Tensor tensor = actual.get(name);
      assertThat(tensor.shape()).as(name).isEqualTo(expected.get(name).shape());
      if (norm(expected.get(name)) < NOTHING) {
        assertThat(norm(tensor)).as(name).isLessThan(10 * NOTHING);
      } else {
        assertThat(tensor.relativeDifference(expected.get(name))).as(name).isLessThan(TOLERANCE);
      }
    }
  }

  private static double norm(Tensor tensor) {
    double squares = 0;
    for (float value : tensor.values()) {
      squares += value * value;
    }
    return Math.sqrt(squares);
  }
}
