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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
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
  void slowedNetwork_computesTheSameAndWaitsForItsShareOfTheWork() {
    AtomicLong clock = new AtomicLong(1_000);
    List<Long> looks = new ArrayList<>();
    Network slowed =
        SlowedNetwork.of(
            network,
            0.5,
            () -> {
              looks.add(clock.get());
              return clock.getAndAdd(100);
            });

    assertThat(slowed.predict(batch)).isEqualTo(network.predict(batch));
    // begun at 1000, done at 1100: half of it again, so until a look at 1150 or later
    assertThat(looks).containsExactly(1_000L, 1_100L, 1_200L);
  }

  @Test
  void errors_passAsTheyAre() {
    Network failing =
        new PlainJavaFactory.Failing()
            .open(plan, subject.step(), Device.cpu(1), Subject.NETWORK_SEED);

    for (int i = 0; i < 10; i++) {
      failing.predict(batch);
    }

    assertThatThrownBy(() -> SlowedNetwork.of(failing, 1, System::nanoTime).predict(batch))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no more than ten predictions");
  }
}
