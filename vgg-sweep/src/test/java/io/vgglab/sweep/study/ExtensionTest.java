package io.vgglab.sweep.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vgglab.data.source.ImageSources;
import io.vgglab.sweep.executor.InProcessExecutor;
import io.vgglab.sweep.sampler.Suggestion;
import io.vgglab.sweep.store.MemoryStore;
import io.vgglab.sweep.store.StoredStudy;
import io.vgglab.sweep.store.StudyRun;
import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.sweep.trial.TrialState;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExtensionTest {

  private static final StudyData IMAGES =
      StudyData.of(ImageSources.open("synthetic:8x8x1:2:64:16"));
  private static final String FILE =
      """
      name: toy
      data: synthetic:8x8x1:2:64:16
      base: {width: 0.02, head: linear, epochs: 2, schedule: constant, validation: slice}
      space:
        batchNorm: [none, after-activation]
        learningRate: {low: 0.01, high: 0.1, log: true}
        batchSize: {low: 8, high: 16, step: 4}
      sampler: random
      trials: 6
      epochBudget: 100
      """;
  private static final String GRID =
      FILE.replace("{low: 0.01, high: 0.1, log: true}", "[0.1]")
          .replace("sampler: random\ntrials: 6\n", "sampler: grid\n");

  @TempDir Path folder;

  private final MemoryStore store = new MemoryStore(InstantSource.system());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          trials: 6 | trials: 9 | trials
          epochBudget: 100 | epochBudget: 200 | epochBudget
          [none, after-activation] | [before-activation, none, after-activation] | batchNorm
          {low: 0.01, high: 0.1, log: true} | {low: 0.001, high: 0.2, log: true} | learningRate
          {low: 8, high: 16, step: 4} | {low: 4, high: 32, step: 4} | batchSize
          """)
  void growth_isAcceptedWhereItIsDeclaredAndHintedAtWhereNot(
      String before, String after, String part) {
    StudySpec old = parse(FILE);
    String grown = FILE.replace(before, after);

    assertThatCode(() -> Extension.check(old, parse(grown + "extends: [" + part + "]\n")))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> Extension.check(old, parse(grown)))
        .isInstanceOf(StudyFileException.class)
        .hasMessageStartingWith("study toy was begun with another study file: " + part + " was ")
        .hasMessageEndingWith(
            "; give the new study another name, or declare what has grown: 'extends: ["
                + part
                + "]'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          trials: 6 | trials: 5 | trials
          epochBudget: 100 | epochBudget: 99 | epochBudget
          [none, after-activation] | [none, before-activation] | batchNorm
          {low: 0.01, high: 0.1, log: true} | {low: 0.01, high: 0.2} | learningRate
          {low: 0.01, high: 0.1, log: true} | {low: 0.02, high: 0.2, log: true} | learningRate
          {low: 8, high: 16, step: 4} | {low: 6, high: 32, step: 4} | batchSize
          {low: 8, high: 16, step: 4} | {low: 8, high: 16, step: 2} | batchSize
          """)
  void otherChanges_areRefusedThoughDeclared(String before, String after, String part) {
    StudySpec old = parse(FILE);
    StudySpec changed = parse(FILE.replace(before, after) + "extends: [" + part + "]\n");

    assertThatThrownBy(() -> Extension.check(old, changed))
        .isInstanceOf(StudyFileException.class)
        .hasMessageStartingWith("study toy was begun with another study file: " + part + " was ")
        .hasMessageEndingWith("; give the new study another name");
  }

  @Test
  void changeBesideTheDeclaredOne_isRefused() {
    String changed = FILE.replace("trials: 6", "trials: 9").replace("epochs: 2", "epochs: 3");

    assertThatThrownBy(() -> Extension.check(parse(FILE), parse(changed + "extends: [trials]\n")))
        .hasMessage(
            "study toy was begun with another study file: base.epochs was 2 and is now 3; give the"
                + " new study another name");
  }

  @Test
  void rangesUnderCmaEs_cannotGrow() {
    String adaptive = FILE.replace("random", "cma-es");
    String grown = adaptive.replace("high: 0.1", "high: 0.2") + "extends: [learningRate]\n";

    assertThatThrownBy(() -> Extension.check(parse(adaptive), parse(grown)))
        .hasMessage(
            "extends must not name learningRate under cma-es, which adapts to its ranges; only"
                + " trials and epochBudget can grow there");
  }

  @Test
  void unknownPart_isRefusedByTheFile() {
    assertThatThrownBy(() -> parse(FILE + "extends: [sampler]\n"))
        .hasMessageContaining(
            "extends[0] must be one of [trials, epochBudget, batchNorm, learningRate, batchSize],"
                + " but was \"sampler\"");
  }

  @Test
  void extendedGrid_runsTheNewPointsAlone() throws InterruptedException {
    List<TrialRecord> before = run(GRID).trials();

    StoredStudy stored =
        run(GRID.replace("high: 16", "high: 20") + "extends: [trials, batchSize]\n");

    assertThat(before).hasSize(6);
    assertThat(stored.trials().subList(0, 6)).isEqualTo(before);
    assertThat(stored.trials()).hasSize(8).allMatch(t -> t.state() == TrialState.COMPLETE);
    assertThat(stored.trials()).extracting(TrialRecord::assignment).doesNotHaveDuplicates();
    assertThat(stored.settings().orElseThrow().text()).contains("high: 20");
    assertThat(stored.userAttributes().get(StudyOpening.EARLIER_FILES))
        .startsWith("[{\"trials\":6,\"file\":\"name: toy")
        .doesNotContain("high: 20");
  }

  @Test
  void extendedStudy_goesOnFromWhatItKnows() throws InterruptedException {
    String tpe = FILE.replace("random", "{type: tpe, startupTrials: 4}");
    run(tpe);

    StoredStudy stored =
        run(
            tpe.replace("[none, after-activation]", "[before-activation, none, after-activation]")
                    .replace("trials: 6", "trials: 12")
                + "extends: [trials, batchNorm]\n");

    assertThat(stored.trials()).hasSize(12);
    assertThat(stored.trials().subList(8, 12))
        .allMatch(
            trial ->
                trial.systemAttributes().get(Suggestion.CHOSEN_BY).equals(Suggestion.BY_MODEL));
    assertThat(Extension.inRangesOf(parse(tpe + "extends: [trials]\n"), stored.trials()))
        .filteredOn(trial -> trial.number() < 6)
        .allMatch(
            trial -> trial.assignment().equals(stored.trials().get(trial.number()).assignment()));
  }

  @Test
  void fileThatNoLongerSaysSo_learnsFromAllTrialsAsWell() throws InterruptedException {
    String tpe = FILE.replace("random", "{type: tpe, startupTrials: 4}");
    run(tpe);
    String grown =
        tpe.replace("[none, after-activation]", "[before-activation, none, after-activation]");
    List<TrialRecord> trials = run(grown + "extends: [batchNorm]\n").trials();

    assertThat(Extension.inRangesOf(parse(grown), trials))
        .isEqualTo(Extension.inRangesOf(parse(grown + "extends: [batchNorm]\n"), trials))
        .allMatch(
            trial ->
                trial
                    .parameters()
                    .get("batchNorm")
                    .range()
                    .equals(parse(grown).space().find("batchNorm").orElseThrow().range()));
  }

  @Test
  void narrowedFileAfterAnExtension_isRefused() throws InterruptedException {
    run(FILE);
    run(FILE.replace("trials: 6", "trials: 7") + "extends: [trials]\n");

    assertThatThrownBy(() -> run(FILE))
        .hasMessage(
            "study toy was begun with another study file: trials was 7 and is now 6; give the new"
                + " study another name");
  }

  @Test
  void studyThatIsRun_cannotBeExtended() throws InterruptedException {
    StudyRun run = StudyRun.ofThisProcess();
    StoredStudy stored = run(FILE);
    stored.begin(run);
    String grown = FILE.replace("trials: 6", "trials: 7") + "extends: [trials]\n";

    assertThatThrownBy(() -> run(grown))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "study toy cannot be extended while it is being run by "
                + run.describe()
                + "; wait for it or end it");
    assertThat(stored.settings().orElseThrow().text()).isEqualTo(FILE);
    stored.end(run);
    assertThat(run(grown).trials()).hasSize(7);
  }

  @SuppressWarnings("try") // the study only needs closing
  private StoredStudy run(String file) throws InterruptedException {
    StudySpec spec = parse(file);
    StoredStudy stored = StudyOpening.open(spec, IMAGES, store);
    try (Study study =
        new Study(spec, IMAGES, stored, new InProcessExecutor(1), folder, StudyObserver.none())) {
      study.run();
    }
    return stored;
  }

  private static StudySpec parse(String file) {
    return StudyFile.parse(file, "toy");
  }
}
