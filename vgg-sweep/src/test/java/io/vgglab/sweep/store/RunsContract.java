package io.vgglab.sweep.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a store must do with the processes that run a study. */
interface RunsContract extends StoreFixture {

  @Test
  default void aloneRun_isRefusedWhileAnotherIsAlive() {
    StudyRun first = StudyRun.ofThisProcess();
    StudyRun second = StudyRun.ofThisProcess();

    assertThat(study().beginAlone(first, GRACE)).isEmpty();
    assertThat(reopened().beginAlone(second, GRACE)).contains(first);

    study().end(first);
    assertThat(reopened().beginAlone(second, GRACE)).isEmpty();
    assertThat(study().runs()).extracting(RunStatus::run).containsExactly(first, second);
    assertThat(study().runs()).extracting(RunStatus::ended).containsExactly(true, false);
  }

  @Test
  default void runOfADeadProcess_isDeadAtOnce() {
    StudyRun self = StudyRun.ofThisProcess();
    StudyRun dead = new StudyRun("dead", self.host(), self.kernel(), self.pid(), Instant.EPOCH);

    study().begin(dead);

    assertThat(study().beginAlone(self, GRACE)).isEmpty();
  }

  @Test
  default void runOnAnotherMachine_livesByItsHeartbeat() {
    StudyRun there = new StudyRun("there", "gpu1", "another kernel", 4711, Instant.EPOCH);

    study().begin(there);
    study().heartbeat(there);

    assertThat(study().beginAlone(StudyRun.ofThisProcess(), GRACE)).contains(there);
    assertThat(study().runs().get(0).silence()).isLessThan(Duration.ofSeconds(30));
    assertThat(study().beginAlone(StudyRun.ofThisProcess(), Duration.ofSeconds(-1))).isEmpty();
  }

  @Test
  default void stopRequest_reachesItsRunOnly() {
    StudyRun run = StudyRun.ofThisProcess();
    StudyRun later = StudyRun.ofThisProcess();
    study().begin(run);

    reopened().requestStop(run, StopRequest.AFTER_TRIALS);
    study().begin(later);

    assertThat(study().stopRequest(run)).contains(StopRequest.AFTER_TRIALS);
    assertThat(study().stopRequest(later)).isEmpty();
    reopened().requestStop(run, StopRequest.NOW);
    assertThat(study().stopRequest(run)).contains(StopRequest.NOW);
  }
}
