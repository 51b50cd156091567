package io.vgglab.bench.jmh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vgglab.bench.plan.Subject;
import io.vgglab.bench.plan.SyntheticBatch;
import io.vgglab.bench.run.PlainJavaFactory;
import io.vgglab.data.Batch;
import io.vgglab.model.VggPlan;
import io.vgglab.network.Device;
import io.vgglab.network.Network;
import org.junit.jupiter.api.Test;

class SlowedNetworkTest {

  private final Subject subject = Subject.parse("resize/nearest/224");
  private final VggPlan plan = subject.plan();
  private final Network network =
      new PlainJavaFactory().open(plan, subject.step(), Device.cpu(1), Subject.NETWORK_SEED);
  private final Batch batch = SyntheticBatch.of(plan, 256);

  @Test
  void withoutTheSwitch_aNetworkStaysItself() {
    assertThat(SlowedNetwork.of(network)).isSameAs(network);
  }

  @Test
  void slowedNetwork_computesTheSameAndTakesAtLeastTheShareLonger() {
    Network slowed = SlowedNetwork.of(network, 50);

    long start = System.nanoTime();
    float[] expected = network.predict(batch);
    long plain = System.nanoTime() - start;
    long slowedStart = System.nanoTime();
    float[] actual = slowed.predict(batch);
    long slow = System.nanoTime() - slowedStart;

    assertThat(actual).isEqualTo(expected);
    assertThat(slow).isGreaterThan(2 * plain);
  }

  @Test
  void errors_passAsTheyAre() {
    Network failing =
        new PlainJavaFactory.Failing()
            .open(plan, subject.step(), Device.cpu(1), Subject.NETWORK_SEED);

    for (int i = 0; i < 10; i++) {
      failing.predict(batch);
    }

    assertThatThrownBy(() -> SlowedNetwork.of(failing, 1).predict(batch))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no more than ten predictions");
  }
}
