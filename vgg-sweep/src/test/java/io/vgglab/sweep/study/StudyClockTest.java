package io.vgglab.sweep.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.sweep.store.MemoryStore;
import io.vgglab.sweep.store.StoredStudy;
import io.vgglab.sweep.store.StudyHeader;
import io.vgglab.sweep.trial.Direction;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StudyClockTest {

  private final StoredStudy stored =
      new MemoryStore(() -> Instant.EPOCH)
          .openOrCreate(StudyHeader.of("toy", Direction.MAXIMIZE, "macroF1"));
  private Instant now = Instant.EPOCH;

  @Test
  void timeOfAllRuns_usesTheBudgetUp() {
    StudyClock first = clock();
    now = now.plusMillis(2_500);
    assertThat(first.isOver()).isFalse();
    first.store();
    now = now.plusSeconds(1_000); // nobody ran it

    StudyClock second = clock();
    assertThat(second.isOver()).isFalse();
    now = now.plusMillis(2_500);

    assertThat(second.isOver()).isTrue();
    second.store();
    assertThat(stored.userAttributes()).containsEntry(StudyClock.ATTRIBUTE, "5.0");
  }

  private StudyClock clock() {
    return new StudyClock(Optional.of(Duration.ofSeconds(5)), stored, () -> now);
  }
}
