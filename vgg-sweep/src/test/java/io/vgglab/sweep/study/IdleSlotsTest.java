package io.vgglab.sweep.study;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vgglab.data.source.ImageSources;
import io.vgglab.sweep.executor.InProcessExecutor;
import io.vgglab.sweep.executor.TrialExecutor;
import io.vgglab.sweep.executor.TrialListener;
import io.vgglab.sweep.executor.TrialRequest;
import io.vgglab.sweep.store.MemoryStore;
import io.vgglab.sweep.store.StoredStudy;
import io.vgglab.sweep.store.TrialClaim;
import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.sweep.trial.TrialState;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdleSlotsTest {

  private static final Instant START = Instant.parse("2026-11-28T10:00:00Z");
  private static final String STUDY =
      """
      name: toy
      data: synthetic:8x8x1:2:64:16
      base: {width: 0.02, head: linear, epochs: 1, schedule: constant, validation: slice}
      space:
        learningRate: {low: 0.0001, high: 0.1, log: true}
      sampler: random
      trials: 3
      lookBehind: 1
      """;

  private static final StudyData DATA = StudyData.of(ImageSources.open("synthetic:8x8x1:2:64:16"));

  @TempDir Path folder;

  private final StudySpec spec = StudyFile.parse(STUDY, "toy");
  private final StoredStudy stored =
      StudyOpening.open(spec, DATA, new MemoryStore(InstantSource.system()));

  @Test
  void trial_takesTheSlotThatIsIdleLongest() {
    IdleSlots slots = new IdleSlots(2, START);
    slots.take();
    slots.take();
    slots.free(START.plusSeconds(3));
    slots.free(START.plusSeconds(5));

    assertThat(slots.leadTime(START.plusSeconds(7)))
        .isEqualTo(new IdleSlots.LeadTime(START.plusSeconds(3), START.plusSeconds(7)));
    slots.take();
    assertThat(slots.leadTime(START.plusSeconds(7)).slotFree()).isEqualTo(START.plusSeconds(5));
  }

  @Test
  void slots_areBusyFromTakenToFree() {
    IdleSlots slots = new IdleSlots(1, START);
    assertThat(slots.busy()).isZero();

    slots.take();
    assertThat(slots.busy()).isEqualTo(1);
    assertThat(slots.isEmpty()).isTrue();

    slots.free(START);
    assertThat(slots.busy()).isZero();
    assertThat(slots.isEmpty()).isFalse();
  }

  @Test
  void trialsOfADeadProcess_goOnAsSlotsFallFree() throws InterruptedException {
    for (int number = 0; number < 2; number++) {
      TrialRecord chosen = new TrialChoice(spec).next(stored.trials(), number).orElseThrow();
      stored.claim(
          new TrialClaim(number, chosen.parameters(), chosen.systemAttributes(), "killed"));
    }

    run(new InProcessExecutor(1));

    List<TrialRecord> trials = stored.trials();
    assertThat(trials).extracting(TrialRecord::state).containsOnly(TrialState.COMPLETE);
    assertThat(instant(trials.get(1), TrialLog.CHOSEN)).isAfterOrEqualTo(finished(trials.get(0)));
  }

  @Test
  void slotOfATrialThatWaitsForAnother_isIdleFromItsLastTrialOn() throws InterruptedException {
    run(new LateFirst(stored::trials));

    List<TrialRecord> trials = stored.trials();
    assertThat(instant(trials.get(2), TrialLog.SLOT_FREE))
        .isBetween(finished(trials.get(1)), finished(trials.get(0)));
    assertThat(instant(trials.get(2), TrialLog.CHOSEN)).isAfterOrEqualTo(finished(trials.get(0)));
    assertThat(Overhead.of(trials).orElseThrow().idleSeconds())
        .isGreaterThanOrEqualTo(LateFirst.MILLISECONDS / 1e3);
  }

  @SuppressWarnings("try") // the study only needs closing
  private void run(TrialExecutor executor) throws InterruptedException {
    try (Study study = new Study(spec, DATA, stored, executor, folder, StudyObserver.none())) {
      study.run();
    }
  }

  private static Instant instant(TrialRecord trial, String field) {
    JsonNode attempts = TrialLog.read(trial, TrialLog.ATTEMPTS).orElseThrow().path("attempts");
    return Instant.parse(attempts.get(0).path(field).asText());
  }

  private static Instant finished(TrialRecord trial) {
    return trial.times().completed().orElseThrow();
  }

  /** Two slots; the first trial begins some time after the second has finished. */
  private static final class LateFirst implements TrialExecutor {

    static final long MILLISECONDS = 100;

    private final InProcessExecutor delegate = new InProcessExecutor(2);
    private final Supplier<List<TrialRecord>> trials;

    LateFirst(Supplier<List<TrialRecord>> trials) {
      this.trials = trials;
    }

    @Override
    public int capacity() {
      return delegate.capacity();
    }

    @Override
    public void submit(TrialRequest request, TrialListener listener) {
      if (request.trial() == 0) {
        new Thread(() -> submitLate(request, listener)).start();
      } else {
        delegate.submit(request, listener);
      }
    }

    private void submitLate(TrialRequest request, TrialListener listener) {
      try {
        while (trials.get().size() < 2 || !trials.get().get(1).state().isFinished()) {
          Thread.sleep(5);
        }
        Thread.sleep(2 * MILLISECONDS);
        delegate.submit(request, listener);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void close() {
      delegate.close();
    }
  }
}
