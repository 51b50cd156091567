package io.vgglab.sweep.study;

import io.vgglab.eval.ConfusionMatrix;
import io.vgglab.eval.Metric;
import io.vgglab.report.study.TestResult;
import io.vgglab.sweep.executor.TrialEnd;
import io.vgglab.sweep.executor.TrialExecutor;
import io.vgglab.sweep.executor.TrialRequest;
import io.vgglab.sweep.store.StoredStudy;
import io.vgglab.sweep.trial.Constraints;
import io.vgglab.sweep.trial.Direction;
import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.sweep.trial.TrialState;
import io.vgglab.train.DataPlan;
import io.vgglab.train.Experiment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * The end of a study: its best trial and its baseline classify the test images, once.
 *
 * <p>Which trial that is stands in the store, as the user attribute {@code vgglab:finalTest},
 * before the images are opened, and the outcome afterwards. A test that was cut off between is
 * repeated with the trial that was chosen; one that is over is never repeated.
 */
public final class FinalTest {

  static final String ATTRIBUTE = "vgglab:finalTest";

  private static final int ATTEMPTS = 3;
  private static final int MARK_LENGTH = 8;

  private final StudySpec spec;
  private final StudyData data;
  private final StoredStudy stored;
  private final TrialExecutor executor;
  private final Artifacts artifacts;
  private final InstantSource clock;
  private final BooleanSupplier stops;

  /**
   * The test of a study whose trials have all finished.
   *
   * @param artifacts folder with the trials' checkpoints
   * @param stops tells whether somebody asks it to stop: a baseline that trains then ends with its
   *     epoch and goes on in the next run
   */
  public FinalTest(
      StudySpec spec,
      StudyData data,
      StoredStudy stored,
      TrialExecutor executor,
      Path artifacts,
      InstantSource clock,
      BooleanSupplier stops) {
    this.spec = spec;
    this.data = data;
    this.stored = stored;
    this.executor = executor;
    this.artifacts = new Artifacts(artifacts);
    this.clock = clock;
    this.stops = stops;
  }

  /** What an earlier test of a study said, in sentences; empty if there was none. */
  public static List<String> stored(StoredStudy stored) {
    Map<String, String> attributes = stored.userAttributes();
    Metric metric =
        Arrays.stream(Metric.values())
            .filter(known -> stored.header().metricNames().contains(known.key()))
            .findFirst()
            .orElse(Metric.MACRO_F1);
    return Optional.ofNullable(attributes.get(ATTRIBUTE))
        .map(FinalResult::read)
        .map(result -> result.sentences(metric))
        .orElse(List.of());
  }

  /** What an earlier test of a study said, as a report takes it; empty if there was none. */
  static List<TestResult> results(StoredStudy stored) {
    return Optional.ofNullable(stored.userAttributes().get(ATTRIBUTE))
        .map(FinalResult::read)
        .map(result -> result.results(TrialLog.classNames(stored.trials())))
        .orElse(List.of());
  }

  /**
   * Tests once and stores what came of it; does nothing if that has happened, or if no trial has
   * completed. Of a baseline that diverges or does not fit the memory the reason is stored, and the
   * best trial is tested all the same.
   *
   * @param observer hears how the training of the baseline goes
   * @return why the test images stay closed though there is a best trial: its network is not here,
   *     or somebody asked to stop
   * @throws IllegalStateException if the best trial cannot be tested, or if what stops the baseline
   *     is no fault of its own
   */
  public Optional<String> run(StudyObserver observer) throws InterruptedException {
    Optional<FinalResult> begun =
        Optional.ofNullable(stored.userAttributes().get(ATTRIBUTE)).map(FinalResult::read);
    Optional<TrialRecord> best =
        begun.isPresent()
            ? Optional.of(stored.trials().get(begun.get().trial()))
            : best(stored.trials());
    if (begun.filter(FinalResult::isOver).isPresent() || best.isEmpty()) {
      return Optional.empty();
    }
    int seedsBefore = new TrialChoice(spec).firstSeed(stored.trials(), best.get());
    Experiment experiment = data.experiment(spec, best.get(), seedsBefore);
    Path folder = artifacts.runFolder(best.get().number());
    if (!artifacts.hasNetworkOf(best.get())) {
      return Optional.of(
          "The test set stays closed: trial "
              + best.get().number()
              + " is the best, but its checkpoints are not in "
              + folder
              + "; run the same command on the machine that has them, or give all of them one --out");
    }
    Optional<TrialRequest> baseline =
        data.baseline(spec).map(it -> request(it, artifacts.folder().resolve(folderOf(it))));
    String obstacle = baseline.isPresent() ? obstacle(answer(baseline.get(), observer).end()) : "";
    if (stops.getAsBoolean()) {
      return Optional.of(
          "The test set stays closed, since somebody asked to stop; run the same command again to"
              + " open it");
    }
    FinalResult opened =
        begun
            .orElseGet(
                () ->
                    FinalResult.begun(
                        clock.instant(), best.get().number(), selectsOnTest(experiment)))
            .withoutBaseline(obstacle);
    stored.putUserAttribute(ATTRIBUTE, opened.json());
    FinalResult result =
        test(opened, request(experiment, folder), baseline.filter(it -> obstacle.isEmpty()));
    stored.putUserAttribute(ATTRIBUTE, result.json());
    return Optional.empty();
  }

  /** The best trial's answer, and the baseline's if it was trained. */
  private FinalResult test(FinalResult opened, TrialRequest best, Optional<TrialRequest> baseline)
      throws InterruptedException {
    Answer ofBest = answer(best.forTest(), StudyObserver.none());
    if (ofBest.counts().isEmpty()) {
      throw failed(ofBest.end());
    }
    FinalResult result = opened.with("trial " + opened.trial(), ofBest.counts().get());
    if (baseline.isEmpty()) {
      return result;
    }
    Answer ofBaseline = answer(baseline.get().forTest(), StudyObserver.none());
    String obstacle = obstacle(ofBaseline.end());
    return ofBaseline
        .counts()
        .map(counts -> result.with(FinalResult.BASELINE, counts))
        .orElseGet(() -> result.withoutBaseline(obstacle));
  }

  /** The feasible completed trial with the greatest value, the first of equal ones. */
  private static Optional<TrialRecord> best(List<TrialRecord> trials) {
    Optional<TrialRecord> best = Optional.empty();
    for (TrialRecord trial : trials) {
      boolean counts = trial.state() == TrialState.COMPLETE && Constraints.violation(trial) <= 0;
      if (counts
          && best.filter(
                  b -> !Direction.MAXIMIZE.isBetter(trial.values().get(0), b.values().get(0)))
              .isEmpty()) {
        best = Optional.of(trial);
      }
    }
    return best;
  }

  private static boolean selectsOnTest(Experiment experiment) {
    return experiment.plan().data().validation() == DataPlan.Validation.TEST;
  }

  private TrialRequest request(Experiment experiment, Path place) {
    return new TrialRequest(0, 1, experiment.settings(), data.ref(), place.toUri());
  }

  /** One that was changed before it was trained to its end is trained from its start. */
  private static String folderOf(Experiment baseline) {
    String settings = baseline.settings().toString();
    UUID mark = UUID.nameUUIDFromBytes(settings.getBytes(StandardCharsets.UTF_8));
    return FinalResult.BASELINE + "-" + mark.toString().substring(0, MARK_LENGTH);
  }

  /** Has something trained or tested, again where its worker is lost. */
  private Answer answer(TrialRequest request, StudyObserver observer) throws InterruptedException {
    for (int attempt = 1; ; attempt++) {
      FinalListener listener = new FinalListener(stops, observer);
      executor.submit(request, listener);
      TrialEnd end = listener.await();
      if (!(end instanceof TrialEnd.Lost) || attempt == ATTEMPTS) {
        return new Answer(end, end.isTrained() ? listener.counts() : Optional.empty());
      }
    }
  }

  /** Why the baseline has no figure and never will have one; empty if its end was a good one. */
  private String obstacle(TrialEnd end) {
    if (end.isTrained()) {
      return "";
    }
    if (end instanceof TrialEnd.Diverged || end instanceof TrialEnd.OutOfMemory) {
      return words(end);
    }
    throw failed(end);
  }

  private IllegalStateException failed(TrialEnd end) {
    return end instanceof TrialEnd.Fatal fatal
        ? new IllegalStateException(fatal.reason(), fatal.cause())
        : new IllegalStateException(
            "the final test of study "
                + spec.name()
                + " gave no answer: "
                + words(end)
                + "; run the same command again to repeat it");
  }

  private static String words(TrialEnd end) {
    return end instanceof TrialEnd.Diverged ? "diverged: " + end.reason() : end.reason();
  }

  /** How a training or a test ended, and what it counted. */
  private record Answer(TrialEnd end, Optional<ConfusionMatrix> counts) {}
}
