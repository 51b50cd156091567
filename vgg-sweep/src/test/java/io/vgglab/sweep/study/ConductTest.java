package io.vgglab.sweep.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vgglab.sweep.executor.InProcessExecutor;
import io.vgglab.sweep.executor.TrialExecutor;
import io.vgglab.sweep.executor.TrialListener;
import io.vgglab.sweep.executor.TrialRequest;
import io.vgglab.sweep.store.StoredStudy;
import io.vgglab.sweep.store.TrialClaim;
import io.vgglab.sweep.trial.Constraints;
import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.sweep.trial.TrialState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConductTest {

  @TempDir Path folder;

  private ToyStudy toy;

  @BeforeEach
  void open() {
    toy = new ToyStudy(folder);
  }

  @Test
  void limits_areRead() {
    Conduct conduct =
        StudyFile.parse(
                ToyStudy.RANDOM + "timeBudget: 2 h\ntrialTimeLimit: 90s\nmemory: 4 GiB\n", "x")
            .conduct();

    assertThat(conduct.timeBudget()).contains(Duration.ofHours(2));
    assertThat(conduct.trialTimeLimit()).contains(Duration.ofSeconds(90));
    assertThat(conduct.memory()).isEqualTo(OptionalLong.of(4L << 30));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          timeBudget: 2  | timeBudget must be a time above 0 with its unit, such as 90 s, 30 min, 2 h or 1 d, but was 2
          memory: 0 GiB  | memory must be a size above 0 with its unit, such as 512 MiB or 4 GiB, but was "0 GiB"
          seeds: 0       | seeds must be between 1 and 100, but was 0
          startPoints: [{batchSize: 9}] | startPoints[0].batchSize must be one of [8, 16], but was 9
          startPoints: [{batchsize: 8}] | unknown key 'batchsize' in startPoints[0]; did you mean 'batchSize'?
          baseline: {epochs: 0} | baseline: epochs must be between 1 and 10000, but was 0
          """)
  void badConduct_saysWhatIsRight(String line, String message) {
    assertThatThrownBy(() -> StudyFile.parse(ToyStudy.RANDOM + line + "\n", "x"))
        .isInstanceOf(StudyFileException.class)
        .hasMessage(message);
  }

  @Test
  void trialThatDoesNotFit_isStoredAsInfeasibleAndNotTrained() throws InterruptedException {
    List<TrialRecord> trials =
        toy.run(ToyStudy.RANDOM + "memory: 1 MiB\n", new InProcessExecutor(1)).trials();

    assertThat(trials)
        .hasSize(4)
        .allSatisfy(
            trial -> {
              assertThat(trial.state()).isEqualTo(TrialState.PRUNED);
              assertThat(Constraints.violation(trial)).isGreaterThan(1 << 20);
              assertThat(trial.userAttributes().get("vgglab:reason"))
                  .startsWith("\"needs 4")
                  .endsWith(" MiB of memory by its plan, but has 1 MiB\"");
            });
  }

  @Test
  void trialThatDoesNotFit_isNotTrainedAfterAnInterruption() throws InterruptedException {
    StudySpec spec = StudyFile.parse(ToyStudy.RANDOM + "memory: 1 MiB\n", "toy");
    StoredStudy stored = toy.open(spec);
    TrialRecord chosen =
        new TrialChoice(spec)
            .next(List.of(), 0)
            .orElseThrow()
            .withSystemAttributes(Constraints.attribute(List.of(400.0 * (1 << 20))));
    stored.claim(new TrialClaim(0, chosen.parameters(), chosen.systemAttributes(), "killed"));

    TrialRecord trial =
        toy.run(ToyStudy.RANDOM + "memory: 1 MiB\n", new InProcessExecutor(1)).trials().get(0);

    assertThat(trial.state()).isEqualTo(TrialState.PRUNED);
    assertThat(trial.intermediateValues()).isEmpty();
    assertThat(trial.userAttributes().get("vgglab:reason"))
        .startsWith("\"needs 4")
        .contains(" MiB of memory by its plan, but has ");
  }

  @Test
  void greatestLookBehind_fillsEverySlot() {
    StudySpec spec = StudyFile.parse(ToyStudy.RANDOM + "lookBehind: 2147483647\n", "toy");

    assertThat(new TrialChoice(spec).capacity(4)).isEqualTo(4);
  }

  @Test
  void idleWorkers_areExplained() {
    assertThat(new TrialChoice(StudyFile.parse(ToyStudy.RANDOM + "lookBehind: 1\n", "x")).idle(4))
        .contains(
            "at most lookBehind + 1 = 2 trials run at once, so 2 of 4 workers stay idle; a greater"
                + " lookBehind or mode free uses them all");
    assertThat(new TrialChoice(StudyFile.parse(ToyStudy.RANDOM + "mode: optuna\n", "x")).idle(4))
        .contains(
            "mode optuna runs one trial after the other, so 3 of 4 workers stay idle; mode free uses"
                + " them all");
    assertThat(new TrialChoice(StudyFile.parse(ToyStudy.RANDOM + "mode: free\n", "x")).idle(40))
        .isEmpty();
  }

  @Test
  void timeBudget_countsAllRuns() throws InterruptedException {
    StudySpec spec = StudyFile.parse(ToyStudy.RANDOM + "timeBudget: 1 h\n", "toy");
    StoredStudy stored = toy.open(spec);
    stored.putUserAttribute(StudyClock.ATTRIBUTE, "3600.5");

    assertThat(toy.run(ToyStudy.RANDOM + "timeBudget: 1 h\n", new InProcessExecutor(1)).trials())
        .isEmpty();
  }

  @Test
  void timeOfATrialThatWasInterrupted_counts() throws InterruptedException {
    StudySpec spec = StudyFile.parse(ToyStudy.RANDOM + "timeBudget: 1 h\n", "toy");
    StoredStudy stored = toy.open(spec);
    Study[] study = new Study[1];
    TrialExecutor interrupted = new Submitted(() -> study[0].close());
    study[0] = toy.study(spec, stored, interrupted);
    study[0].run();

    assertThat(stored.trials()).extracting(TrialRecord::state).containsExactly(TrialState.RUNNING);
    assertThat(stored.userAttributes()).containsKey(StudyClock.ATTRIBUTE);
  }

  /** Trains nothing; does something else when a trial is submitted. */
  private record Submitted(Runnable instead) implements TrialExecutor {

    @Override
    public int capacity() {
      return 1;
    }

    @Override
    public void submit(TrialRequest request, TrialListener listener) {
      new Thread(instead).start();
    }

    @Override
    public void close() {}
  }
}
