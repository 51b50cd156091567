package io.vgglab.sweep.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.report.study.Attempt;
import io.vgglab.report.study.TrialReport;
import io.vgglab.sweep.store.MemoryStore;
import io.vgglab.sweep.store.StoredStudy;
import io.vgglab.sweep.store.StudyHeader;
import io.vgglab.sweep.store.StudyRun;
import io.vgglab.sweep.store.TrialClaim;
import io.vgglab.sweep.store.TrialLease;
import io.vgglab.sweep.store.TrialResult;
import io.vgglab.sweep.trial.Direction;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CutOffAttemptTest {

  private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
  private static final String CUT_OFF =
      """
      {"version": 1, "attempts": [
        {"attempt": 1, "slot": 0, "startedAt": "2026-11-24T10:00:00Z", "heardAt": "2026-11-24T10:05:00Z"}
      ]}""";
  private static final String RESUMED =
      CUT_OFF.replace(
          "\n]}",
          """
          , {"attempt": 2, "slot": 0, "startedAt": "2026-11-24T11:00:00Z", "endedAt": "2026-11-24T11:20:00Z"}
          ]}""");

  private final StudyRun run = StudyRun.ofThisProcess();
  private final StoredStudy stored =
      new MemoryStore(InstantSource.system())
          .openOrCreate(StudyHeader.of("toy", Direction.MAXIMIZE, "macroF1"));

  @Test
  void attemptThatWasCutOff_endsWithItsLastEpoch() {
    stored.begin(run);
    TrialLease resumed = claim(0, run.id(), RESUMED);
    stored.finish(resumed, TrialResult.complete(List.of(0.5)));
    claim(1, "killed", CUT_OFF);
    claim(2, run.id(), CUT_OFF);

    assertThat(StudySummary.of(stored, NOW).trials())
        .extracting(TrialReport::attempts)
        .extracting(attempts -> attempts.stream().map(Attempt::endedAt).toList())
        .containsExactly(
            List.of(Instant.parse("2026-11-24T10:05:00Z"), Instant.parse("2026-11-24T11:20:00Z")),
            List.of(Instant.parse("2026-11-24T10:05:00Z")),
            List.of(NOW));
  }

  private TrialLease claim(int number, String owner, String attempts) {
    TrialLease lease =
        stored.claim(new TrialClaim(number, Map.of(), Map.of(), owner)).orElseThrow();
    stored.putUserAttributes(lease, Map.of(TrialLog.ATTEMPTS, attempts));
    return lease;
  }
}
