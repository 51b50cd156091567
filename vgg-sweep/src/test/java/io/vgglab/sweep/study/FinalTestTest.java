package io.vgglab.sweep.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vgglab.data.source.ImageSources;
import io.vgglab.eval.ConfusionMatrix;
import io.vgglab.report.study.StudyPage;
import io.vgglab.report.study.StudyReport;
import io.vgglab.report.study.TestResult;
import io.vgglab.report.text.Numbers;
import io.vgglab.sweep.executor.InProcessExecutor;
import io.vgglab.sweep.executor.TrialEnd;
import io.vgglab.sweep.executor.TrialExecutor;
import io.vgglab.sweep.executor.TrialListener;
import io.vgglab.sweep.executor.TrialRequest;
import io.vgglab.sweep.executor.TrialStart;
import io.vgglab.sweep.store.MemoryStore;
import io.vgglab.sweep.store.StoredStudy;
import io.vgglab.train.EpochResult;
import io.vgglab.train.RunFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FinalTestTest {

  private static final StudyData IMAGES =
      StudyData.of(ImageSources.open("synthetic:8x8x1:2:64:16"));
  private static final String STUDY =
      """
      name: toy
      data: synthetic:8x8x1:2:64:16
      base: {width: 0.02, head: linear, epochs: 2, schedule: constant, validation: slice}
      space: {learningRate: [0.001, 0.1]}
      """;
  private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

  @TempDir Path folder;

  private final MemoryStore store = new MemoryStore(InstantSource.system());

  @Test
  void bestTrialAndBaseline_areTestedOnce() throws InterruptedException {
    Counting executor = new Counting();
    StoredStudy stored = finish(STUDY + "baseline: {learningRate: 0.0001}\n", executor);

    List<String> first = FinalTest.stored(stored);
    test(STUDY + "baseline: {learningRate: 0.0001}\n", stored, executor);

    assertThat(first)
        .hasSize(2)
        .satisfiesExactly(
            best ->
                assertThat(best)
                    .startsWith(
                        "Test set (16 images, opened once, 2026-11-25), trial 1: macroF1 0.")
                    .contains(" [")
                    .contains(", accuracy "),
            baseline -> assertThat(baseline).contains(", baseline: macroF1 "));
    assertThat(FinalTest.stored(stored)).isEqualTo(first);
    assertThat(executor.tests).isEqualTo(2);
  }

  @Test
  void report_headsWithTheTestFigureBesideTheBaseline() throws InterruptedException {
    StoredStudy stored = finish(STUDY + "baseline: {learningRate: 0.0001}\n", new Counting());
    String json = stored.userAttributes().get(FinalTest.ATTRIBUTE);
    Map<String, ConfusionMatrix> counts = FinalResult.read(json).counts();

    StudyReport report = StudySummary.of(stored, NOW);

    assertThat(report.tests())
        .satisfiesExactly(
            best -> {
              assertThat(best.trial()).isEqualTo(report.best().orElseThrow().number());
              assertThat(best.macroF1()).isEqualTo(counts.get("trial 1").macro().f1());
              assertThat(best.interval().low()).isLessThanOrEqualTo(best.macroF1());
              assertThat(best.interval().high()).isGreaterThanOrEqualTo(best.macroF1());
              assertThat(best.confusion().total()).isEqualTo(16);
              assertThat(best.choice()).isEqualTo(TestResult.Choice.ON_VALIDATION);
              assertThat(best.how())
                  .isEqualTo(
                      "intervals by bootstrap over 16 test images, opened once, on 2026-11-25");
            },
            baseline -> {
              assertThat(baseline.role()).isEqualTo("baseline");
              assertThat(baseline.macroF1()).isEqualTo(counts.get("baseline").macro().f1());
              assertThat(baseline.choice()).isEqualTo(TestResult.Choice.DECLARED);
            });
    String html = StudyPage.render(report).html();
    assertThat(stored.trials())
        .allSatisfy(
            trial -> assertThat(html).contains(">" + Numbers.score(trial.values().get(0)) + "<"));
    assertThat(html)
        .contains(
            "<strong id=\"headline-figure\">"
                + Numbers.score(report.tests().get(0).macroF1())
                + "</strong> <span>macro F1 on the test set, best trial, selected on"
                + " validation</span>")
        .contains(
            "; baseline " + Numbers.score(report.tests().get(1).macroF1()) + ", 95 % interval");
  }

  @Test
  void testThatWasCutOff_isRepeatedForTheTrialChosenBefore() throws InterruptedException {
    StoredStudy stored = finish(STUDY, new Counting());
    stored.putUserAttribute(FinalTest.ATTRIBUTE, FinalResult.begun(NOW, 0, false).json());

    test(STUDY, stored, new Counting());

    assertThat(FinalTest.stored(stored)).singleElement().asString().contains(", trial 0: ");
  }

  @Test
  void studyThatValidatesOnTest_saysSo() throws InterruptedException {
    StoredStudy stored = finish(STUDY.replace("slice", "test"), new Counting());

    assertThat(FinalTest.stored(stored))
        .last()
        .isEqualTo(
            "Trials were chosen on these very test images, so the figures are not those of images"
                + " that nobody has seen.");
    assertThat(StudySummary.of(stored, NOW).tests())
        .singleElement()
        .extracting(TestResult::choice)
        .isEqualTo(TestResult.Choice.ON_TEST);
    assertThat(StudyPage.render(StudySummary.of(stored, NOW)).html())
        .contains("macro F1 on the test set, best trial, selected on these very test images")
        .contains("Trials were validated on the test set, so selection has seen it");
  }

  @Test
  void repeatedConfiguration_isTestedWithTheSeedThatItWasTrainedWith() throws InterruptedException {
    String file = STUDY + "sampler: {type: random, duplicates: average}\ntrials: 3\n";
    Counting executor = new Counting();
    StoredStudy stored = finish(file, executor);
    stored.putUserAttribute(FinalTest.ATTRIBUTE, FinalResult.begun(NOW, 2, false).json());

    test(file, stored, executor);

    TrialRequest tested = executor.requests.get(executor.requests.size() - 1);
    assertThat(Integer.parseInt(tested.settings().get("seed"))).isGreaterThan(42);
    assertThat(FinalTest.stored(stored)).singleElement().asString().contains(", trial 2: ");
  }

  @Test
  void lostWorker_isTriedAgainThreeTimes() throws InterruptedException {
    StoredStudy stored = finish(STUDY, new Counting());
    stored.putUserAttribute(FinalTest.ATTRIBUTE, FinalResult.begun(NOW, 0, false).json());
    Counting losing = new Counting();
    losing.losses = 3;

    assertThatThrownBy(() -> test(STUDY, stored, losing))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "the final test of study toy gave no answer: worker ended with code 137; run the same"
                + " command again to repeat it");
    losing.losses = 2;
    test(STUDY, stored, losing);

    assertThat(FinalTest.stored(stored)).hasSize(1);
  }

  @Test
  void networkThatLiesElsewhere_isSaidAndNotTested() throws InterruptedException {
    StoredStudy stored = run(STUDY);

    thenTheTestStaysClosed(stored, folder.resolve("other"));
  }

  /** As a process leaves it that died, and whose trial another one trained anew elsewhere. */
  @Test
  void networkThatIsHalfTrainedHere_isSaidAndNotTested() throws InterruptedException, IOException {
    StoredStudy stored = run(STUDY);
    Path other = folder.resolve("other");
    Path checkpoints = Files.createDirectories(other.resolve("trial-1/checkpoints"));
    Files.createFile(checkpoints.resolve("epoch-0001.json"));

    thenTheTestStaysClosed(stored, other);
  }

  private static void thenTheTestStaysClosed(StoredStudy stored, Path other)
      throws InterruptedException {
    StudySpec spec = StudyFile.parse(STUDY, "toy");
    FinalTest test =
        new FinalTest(spec, IMAGES, stored, new Counting(), other, () -> NOW, () -> false);

    assertThat(test.run(StudyObserver.none()))
        .contains(
            "The test set stays closed: trial 1 is the best, but its checkpoints are not in "
                + other.resolve("trial-1")
                + "; run the same command on the machine that has them, or give all of them one"
                + " --out");
    assertThat(FinalTest.stored(stored)).isEmpty();
  }

  @Test
  void baselineThatIsAskedToStop_goesOnInTheNextRun() throws InterruptedException {
    String file = STUDY + "baseline: {learningRate: 0.0001}\n";
    StudySpec spec = StudyFile.parse(file, "toy");
    StoredStudy stored = StudyOpening.open(spec, IMAGES, store);
    new Study(spec, IMAGES, stored, new Counting(), folder, StudyObserver.none()).run();
    Counting executor = new Counting();

    assertThat(
            new FinalTest(spec, IMAGES, stored, executor, folder, () -> NOW, () -> true)
                .run(StudyObserver.none()))
        .contains(
            "The test set stays closed, since somebody asked to stop; run the same command again to"
                + " open it");
    assertThat(executor.tests).isZero();
    assertThat(FinalTest.stored(stored)).isEmpty();
    assertThat(new RunFolder(baselineFolder()).checkpoints(1).latest())
        .hasValueSatisfying(checkpoint -> assertThat(checkpoint.epoch()).isEqualTo(1));

    test(file, stored, executor);

    assertThat(FinalTest.stored(stored)).hasSize(2);
    assertThat(new RunFolder(baselineFolder()).checkpoints(1).latest())
        .hasValueSatisfying(checkpoint -> assertThat(checkpoint.epoch()).isEqualTo(2));
  }

  @Test
  void baselineThatDiverges_isSaidAndTheBestTrialIsTested() throws InterruptedException {
    Counting executor = new Counting();
    String file = STUDY + "baseline: {learningRate: 99}\n";
    StoredStudy stored = finish(file, executor);
    test(file, stored, executor);

    String reason = "diverged: loss was NaN in epoch 1; try a lower learningRate";
    assertThat(FinalTest.stored(stored))
        .satisfiesExactly(
            best -> assertThat(best).contains(", trial 1: macroF1 0."),
            baseline ->
                assertThat(baseline).isEqualTo("No test figure of the baseline: " + reason + "."));
    assertThat(StudySummary.of(stored, NOW).tests())
        .singleElement()
        .extracting(TestResult::how)
        .asString()
        .endsWith(", on 2026-11-25; no figure of the baseline: " + reason);
    assertThat(executor.tests).isEqualTo(1);
  }

  @Test
  void baselineThatLosesItsWorkerThreeTimes_isTrainedInTheNextRun() throws InterruptedException {
    String file = STUDY + "baseline: {learningRate: 0.0001}\n";
    StoredStudy stored = run(file);
    Counting losing = new Counting();
    losing.losses = 3;

    assertThatThrownBy(() -> test(file, stored, losing))
        .hasMessage(
            "the final test of study toy gave no answer: worker ended with code 137; run the same"
                + " command again to repeat it");
    assertThat(stored.userAttributes()).doesNotContainKey(FinalTest.ATTRIBUTE);
    test(file, stored, new Counting());

    assertThat(FinalTest.stored(stored)).hasSize(2);
  }

  @Test
  void changedBaseline_isTrainedFromItsStart() throws InterruptedException {
    StudySpec spec = StudyFile.parse(STUDY + "baseline: {learningRate: 0.0001}\n", "toy");
    StoredStudy stored = StudyOpening.open(spec, IMAGES, store);
    new Study(spec, IMAGES, stored, new Counting(), folder, StudyObserver.none()).run();
    new FinalTest(spec, IMAGES, stored, new Counting(), folder, () -> NOW, () -> true)
        .run(StudyObserver.none());

    test(STUDY + "baseline: {learningRate: 0.0002}\n", stored, new Counting());

    assertThat(FinalTest.stored(stored)).hasSize(2).noneMatch(it -> it.contains("No test figure"));
  }

  @Test
  void baselineOnAFullDisk_isTrainedInTheNextRun() throws InterruptedException {
    String file = STUDY + "baseline: {learningRate: 0.0001}\n";
    StoredStudy stored = run(file);
    TrialEnd full = new TrialEnd.DiskFull("cannot write checkpoint c: No space left on device");

    assertThatThrownBy(() -> test(file, stored, new EndingExecutor(full)))
        .hasMessage(
            "the final test of study toy gave no answer: cannot write checkpoint c: No space left"
                + " on device; run the same command again to repeat it");
    assertThat(stored.userAttributes()).doesNotContainKey(FinalTest.ATTRIBUTE);
    test(file, stored, new Counting());

    assertThat(FinalTest.stored(stored)).hasSize(2);
  }

  @Test
  void trainingOfTheBaseline_isSeenOnce() throws InterruptedException {
    String file = STUDY + "baseline: {learningRate: 0.0001}\n";
    StoredStudy stored = run(file);
    List<String> heard = new CopyOnWriteArrayList<>();
    StudyObserver listening =
        new StudyObserver() {
          @Override
          public void onBaselineStart(TrialStart start) {
            heard.add("start after " + start.epochsDone());
          }

          @Override
          public void onBaselineEpoch(EpochResult result) {
            heard.add("epoch " + result.epoch());
          }
        };
    test(file, stored, new Counting(), listening);
    stored.putUserAttribute(FinalTest.ATTRIBUTE, FinalResult.begun(NOW, 0, false).json());

    test(file, stored, new Counting(), listening);

    assertThat(heard).containsExactly("start after 0", "epoch 1", "epoch 2", "start after 2");
  }

  @Test
  void studyWithoutNetworks_isNotTested() throws InterruptedException {
    StoredStudy stored = StudyOpening.open(StudyFile.parse(STUDY, "toy"), IMAGES, store);

    test(STUDY, stored, new Counting());

    assertThat(FinalTest.stored(stored)).isEmpty();
  }

  private Path baselineFolder() {
    try (Stream<Path> folders = Files.list(folder)) {
      return folders
          .filter(each -> each.getFileName().toString().startsWith("baseline-"))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private StoredStudy run(String file) throws InterruptedException {
    StudySpec spec = StudyFile.parse(file, "toy");
    StoredStudy stored = StudyOpening.open(spec, IMAGES, store);
    new Study(spec, IMAGES, stored, new Counting(), folder, StudyObserver.none()).run();
    return stored;
  }

  private StoredStudy finish(String file, TrialExecutor executor) throws InterruptedException {
    StudySpec spec = StudyFile.parse(file, "toy");
    StoredStudy stored = StudyOpening.open(spec, IMAGES, store);
    Study study = new Study(spec, IMAGES, stored, executor, folder, StudyObserver.none());
    study.run();
    test(file, stored, executor);
    return stored;
  }

  private void test(String file, StoredStudy stored, TrialExecutor executor)
      throws InterruptedException {
    test(file, stored, executor, StudyObserver.none());
  }

  private void test(String file, StoredStudy stored, TrialExecutor executor, StudyObserver observer)
      throws InterruptedException {
    StudySpec spec = StudyFile.parse(file, "toy");
    new FinalTest(spec, IMAGES, stored, executor, folder, () -> NOW, () -> false).run(observer);
  }

  /** Counts tests, and loses some of its workers. */
  private static final class Counting implements TrialExecutor {

    private final InProcessExecutor delegate = new InProcessExecutor(1);
    private final List<TrialRequest> requests = new ArrayList<>();
    private int tests;
    private int losses;

    @Override
    public int capacity() {
      return 1;
    }

    @Override
    public void submit(TrialRequest request, TrialListener listener) {
      requests.add(request);
      if (losses > 0) {
        losses--;
        listener.onEnd(new TrialEnd.Lost("worker ended with code 137"));
        return;
      }
      if (request.task() == TrialRequest.Task.TEST) {
        tests++;
      }
      delegate.submit(request, listener);
    }

    @Override
    public void close() {
      delegate.close();
    }
  }
}
