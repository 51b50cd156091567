package io.vgglab.sweep.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vgglab.sweep.executor.InProcessExecutor;
import io.vgglab.sweep.space.Assignment;
import io.vgglab.sweep.space.IntRange;
import io.vgglab.sweep.space.Parameter;
import io.vgglab.sweep.space.SearchSpace;
import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.sweep.trial.TrialState;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Points that a study file or Optuna's {@code enqueue_trial} names. */
class StartPointsTest {

  @TempDir Path folder;

  private ToyStudy toy;

  @BeforeEach
  void open() {
    toy = new ToyStudy(folder);
  }

  @Test
  void startPoints_standFirstAndTheSamplerFillsThem() throws InterruptedException {
    List<TrialRecord> trials =
        toy.run(
                ToyStudy.RANDOM
                    + "startPoints: [{learningRate: 0.1}, {learningRate: 0.02, batchSize: 16}]\n",
                new InProcessExecutor(1))
            .trials();

    assertThat(trials).hasSize(4);
    assertThat(trials.get(0).assignment().real("learningRate")).isEqualTo(0.1);
    assertThat(trials.get(0).assignment().whole("batchSize")).isIn(8L, 16L);
    assertThat(trials.get(1).assignment())
        .isEqualTo(Assignment.of(Map.of("learningRate", 0.02, "batchSize", 16L)));
    assertThat(trials.get(0).systemAttributes())
        .containsEntry("fixed_params", "{\"learningRate\":0.1}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{batchSize: 8}]",
        "[{batchSize: 8, head: linear}, {head: linear, batchSize: 8}]"
      })
  void startPointsOfAGrid_areItsOwnPointsOnce(String points) {
    String grid =
        ToyStudy.RANDOM
            .replace("learningRate: {low: 0.01, high: 0.2}", "head: [paper, linear]")
            .replace("sampler: random", "sampler: grid");

    assertThatThrownBy(() -> StudyFile.parse(grid + "startPoints: " + points + "\n", "x"))
        .hasMessageStartingWith(
            "startPoints: start points of a grid must name every parameter, and no point twice, but"
                + " was {")
        .hasMessageContaining("batchSize=8");
  }

  @Test
  void enqueuedTrialBetweenStartPoints_takesNoneOfThem() {
    StudySpec spec =
        StudyFile.parse(
            ToyStudy.RANDOM
                + "startPoints: [{learningRate: 0.1}, {learningRate: 0.02, batchSize: 16}]\n",
            "toy");
    TrialChoice choice = new TrialChoice(spec);
    TrialRecord first = choice.next(List.of(), 0).orElseThrow();
    TrialRecord waiting =
        TrialRecord.of(1, TrialState.WAITING)
            .withSystemAttributes(Map.of("fixed_params", "{\"learningRate\": 0.15}"));

    TrialRecord enqueued = choice.next(List.of(first, waiting), 1).orElseThrow();
    TrialRecord next = choice.next(List.of(first, enqueued), 2).orElseThrow();

    assertThat(first.assignment().real("learningRate")).isEqualTo(0.1);
    assertThat(enqueued.assignment().real("learningRate")).isEqualTo(0.15);
    assertThat(next.assignment())
        .isEqualTo(Assignment.of(Map.of("learningRate", 0.02, "batchSize", 16L)));
  }

  @Test
  void startPointOfAGrid_hasNoPlaceOfTheSamplers() {
    TrialChoice choice =
        new TrialChoice(
            StudyFile.parse(
                ToyStudy.GRID
                    + "startPoints: [{batchNorm: after-activation, learningRate: 0.2, batchSize: 16}]\n",
                "toy"));
    TrialRecord start = choice.next(List.of(), 0).orElseThrow();

    assertThat(start.systemAttributes()).doesNotContainKey("grid_id");
    assertThat(choice.next(List.of(start), 1).orElseThrow().systemAttributes())
        .containsEntry("grid_id", "0");
  }

  @Test
  void conditionalStartPoint_mustNameWhatItBringsAbout() {
    String study =
        ToyStudy.RANDOM.replace(
            "batchSize: [8, 16]",
            "head: [linear, paper]\n  dropout: " + "{low: 0.0, high: 0.5, when: {head: paper}}");

    assertThatThrownBy(() -> StudyFile.parse(study + "startPoints: [{head: paper}]\n", "x"))
        .hasMessage(
            "startPoints[0] must be a point with dropout, which exists beside its other values, but"
                + " was {\"head\":\"paper\"}");
    assertThat(StudyFile.parse(study + "startPoints: [{head: linear}]\n", "x").conduct())
        .extracting(Conduct::startPoints)
        .isEqualTo(List.of(Assignment.of(Map.of("head", "linear"))));
  }

  @Test
  void enqueuedTrial_runsWithItsFixedValues() throws InterruptedException {
    StudySpec spec = StudyFile.parse(ToyStudy.RANDOM, "toy");
    toy.open(spec).enqueue(Assignment.of(Map.of("batchSize", 8L, "learningRate", 0.15)));

    List<TrialRecord> trials = toy.run(ToyStudy.RANDOM, new InProcessExecutor(1)).trials();

    assertThat(trials).hasSize(4).allMatch(trial -> trial.state() == TrialState.COMPLETE);
    assertThat(trials.get(0).assignment().real("learningRate")).isEqualTo(0.15);
  }

  @ParameterizedTest
  @CsvSource({"64.0, true", "64, true", "64.5, false", "1e300, false", "NaN, false", "null, false"})
  void enqueuedNumber_isTakenIfItIsWhole(String python, boolean taken) {
    SearchSpace space = SearchSpace.of(Parameter.of("batchSize", IntRange.of(0, 128)));
    TrialRecord waiting =
        TrialRecord.of(0, TrialState.WAITING)
            .withSystemAttributes(Map.of("fixed_params", "{\"batchSize\": " + python + "}"));

    assertThat(StartPoints.of(waiting, space))
        .isEqualTo(taken ? Assignment.of(Map.of("batchSize", 64L)) : Assignment.empty());
  }

  @Test
  void enqueuedValuesThatTheSpaceDoesNotHave_areTold() throws InterruptedException {
    String file =
        ToyStudy.RANDOM
            .replace("trials: 4", "trials: 1")
            .replace(
                "batchSize: [8, 16]",
                "batchSize: [8, 16]\n  head: [linear, paper]\n"
                    + "  dropout: {low: 0.0, high: 0.5, when: {head: paper}}");
    toy.open(StudyFile.parse(file, "toy"))
        .enqueue(
            Assignment.empty()
                .with("batchSize", 9L)
                .with("batchsize", 8L)
                .with("head", "linear")
                .with("dropout", 0.5));
    List<String> notes = new CopyOnWriteArrayList<>();
    StudyObserver listening =
        new StudyObserver() {
          @Override
          public void onNote(String note) {
            notes.add(note);
          }
        };

    toy.run(file, new InProcessExecutor(1), listening);

    assertThat(notes)
        .containsExactly(
            "trial 0: enqueued batchSize must be one of [8, 16], but was 9; it is left out",
            "trial 0: enqueued parameter must be one of [learningRate, batchSize, head, dropout],"
                + " but was batchsize = 8; it is left out",
            "trial 0: enqueued dropout must exist beside the other values, but was 0.5; it is left"
                + " out");
  }
}
