package io.vgglab.sweep.executor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AttemptWatchTest {

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final AttemptWatch watch =
      new AttemptWatch(Optional.of(Duration.ofHours(1)), PATIENCE, 0);

  @Test
  void workerThatComputesInSilence_doesNotHang() {
    for (int second = 1; second < 1_000; second++) {
      assertThat(watch.look(Optional.of(Duration.ofSeconds(second)), nanos(second))).isFalse();
    }
    assertThat(watch.verdict()).isEmpty();
  }

  @Test
  void workerThatTellsSomething_doesNotHang() {
    watch.look(Optional.of(Duration.ZERO), nanos(1));
    watch.heard(nanos(599));

    assertThat(watch.look(Optional.of(Duration.ZERO), nanos(700))).isFalse();
  }

  @Test
  void workerThatDoesNothing_hangs() {
    assertThat(watch.look(Optional.of(Duration.ZERO), nanos(600))).isFalse();

    assertThat(watch.look(Optional.of(Duration.ofMillis(5)), nanos(601))).isTrue();
    assertThat(watch.verdict())
        .contains(new TrialEnd.Lost("worker did nothing for 10 min and was ended"));
  }

  @Test
  void systemThatTellsNoProcessorTime_leavesTheWorkerAlone() {
    assertThat(watch.look(Optional.empty(), nanos(3_000))).isFalse();
  }

  @Test
  void attemptOverItsLimit_ends() {
    watch.heard(nanos(3_601));

    assertThat(watch.look(Optional.of(Duration.ofHours(1)), nanos(3_601))).isTrue();
    assertThat(watch.verdict())
        .contains(new TrialEnd.TimedOut("took longer than its time limit of 60 min"));
  }

  @Test
  void limitOfCenturies_isNeverReached() {
    AttemptWatch patient = new AttemptWatch(Optional.of(Duration.ofDays(999_999)), PATIENCE, 0);

    assertThat(patient.look(Optional.of(Duration.ofSeconds(1)), nanos(1))).isFalse();
  }

  private static long nanos(long seconds) {
    return seconds * 1_000_000_000;
  }
}
