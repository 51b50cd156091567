package io.vgglab.report;

import io.vgglab.report.figure.Confusion;
import io.vgglab.report.figure.DataFacts;
import io.vgglab.report.figure.EpochRow;
import io.vgglab.report.figure.EvaluatedSplit;
import io.vgglab.report.figure.Interval;
import io.vgglab.report.figure.Mistake;
import io.vgglab.report.figure.PlanKey;
import io.vgglab.report.figure.Statistics;
import io.vgglab.report.study.Attempt;
import io.vgglab.report.study.LedgerLine;
import io.vgglab.report.study.Objective;
import io.vgglab.report.study.ParameterImportance;
import io.vgglab.report.study.ParameterValue;
import io.vgglab.report.study.Reference;
import io.vgglab.report.study.StudyContext;
import io.vgglab.report.study.StudyFindings;
import io.vgglab.report.study.StudyReport;
import io.vgglab.report.study.TestResult;
import io.vgglab.report.study.TrialReport;
import io.vgglab.report.study.TrialStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Studies of made-up trials that look like real ones; the same every time. */
public final class SampleStudies {

  private static final List<String> PLACEMENTS =
      List.of("none", "before-activation", "after-activation");
  private static final List<Double> RATES = List.of(0.001, 0.003, 0.01, 0.03);
  private static final List<Long> BATCHES = List.of(64L, 128L, 256L);
  private static final String STUDY_FILE =
      """
      name: placement of batch norm
      preset: seed
      data: cifar-10
      epochs: 24
      seed: 42
      sampler: grid
      pruner: median
      space:
        batchNorm: [none, before-activation, after-activation]
        learningRate: [0.001, 0.003, 0.01, 0.03]
        batchSize: [64, 128, 256]
      """;

  private SampleStudies() {}

  /** A grid of 36 trials with pruned and failed ones, its test set opened. */
  public static StudyReport grid() {
    List<TrialReport> trials = new ArrayList<>();
    for (int number = 0; number < 36; number++) {
      trials.add(trial(number, 24));
    }
    StudyReport report =
        StudyReport.of(
            "placement of batch norm",
            Objective.macroF1(),
            new DataFacts("cifar-10", false, "6d958be0", EvaluatedSplit.VALIDATION, 45_000, 5_000),
            trials,
            context());
    int best = report.best().orElseThrow().number();
    return report
        .withTests(
            List.of(
                new TestResult(
                    "best trial",
                    best,
                    SampleReports.seedBnConfusion().macroF1(),
                    new Interval(0.7966, 0.8124, 0.95),
                    SampleReports.seedBnConfusion(),
                    "intervals by bootstrap over 10,000 test images, opened once, on 2026-11-24",
                    TestResult.Choice.ON_VALIDATION),
                new TestResult(
                    "baseline",
                    2,
                    0.7714,
                    new Interval(0.7631, 0.7795, 0.95),
                    Confusion.none(),
                    "intervals by bootstrap over 10,000 test images, opened once, on 2026-11-24",
                    TestResult.Choice.DECLARED)))
        .withReferences(
            List.of(
                new Reference("2018, without batch norm", 0.77),
                new Reference("2018, with batch norm", 0.81)))
        .withFindings(findings());
  }

  private static StudyFindings findings() {
    List<Mistake> mistakes = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      mistakes.add(
          new Mistake(
              SampleReports.CIFAR_10.get(i % 10),
              SampleReports.CIFAR_10.get((i + 3) % 10),
              0.99 - 0.004 * i,
              SamplePictures.png(i)));
    }
    return new StudyFindings(
        List.of(
            new ParameterImportance("learningRate", 0.61, new Interval(0.38, 0.79, 0.95)),
            new ParameterImportance("batchNorm", 0.33, new Interval(0.14, 0.55, 0.95)),
            new ParameterImportance("batchSize", 0.06, new Interval(0.01, 0.21, 0.95))),
        List.of(
            new LedgerLine("bracket 0", 14, 0, 9, 180, 172),
            new LedgerLine("bracket 1", 12, 0, 5, 180, 171),
            new LedgerLine("bracket 2", 10, 0, 0, 180, 168)),
        mistakes);
  }

  /** Four settings with 5 seeds each. */
  public static StudyReport repeated() {
    List<TrialReport> trials = new ArrayList<>();
    for (int number = 0; number < 20; number++) {
      TrialReport trial = trial(number / 5, 24);
      Random random = new Random(number);
      Map<String, ParameterValue> parameters = new LinkedHashMap<>(trial.parameters());
      parameters.put("seed", ParameterValue.of((long) number % 5));
      trials.add(
          TrialReport.of(number, TrialStatus.COMPLETE, parameters)
              .withEpochs(trial.epochs())
              .withAttempts(trial.attempts())
              .withMetrics(Map.of("parameters", 1e6 * (1 + number / 5) * (1 + 0.1 * (number % 3))))
              .withSeeds(List.of((long) number % 5))
              .withValue(trial.value() + 0.006 * random.nextGaussian()));
    }
    return new StudyReport(
        "placement over five seeds",
        List.of(Objective.macroF1(), new Objective("parameters", Objective.Direction.MINIMIZE)),
        DataFacts.of("cifar-10", EvaluatedSplit.VALIDATION),
        trials,
        List.of(),
        List.of(),
        context(),
        StudyFindings.none());
  }

  /** Four trials that were trained with 5 seeds each. */
  public static StudyReport seeded() {
    List<TrialReport> trials = new ArrayList<>();
    for (int number = 0; number < 4; number++) {
      TrialReport trial = trial(number, 24);
      Random random = new Random(number);
      List<Double> values = new ArrayList<>();
      for (int seed = 0; seed < 5; seed++) {
        values.add(trial.value() + 0.005 * random.nextGaussian());
      }
      trials.add(
          TrialReport.of(number, TrialStatus.COMPLETE, trial.parameters())
              .withEpochs(trial.epochs())
              .withConfusion(trial.confusion())
              .withAttempts(trial.attempts())
              .withPlan(trial.plan())
              .withSeedValues(values)
              .withSeeds(List.of(1L, 2L, 3L, 4L, 5L))
              .withValue(Statistics.of(values).mean()));
    }
    return StudyReport.of(
        "four settings, five seeds",
        Objective.macroF1(),
        DataFacts.of("cifar-10", EvaluatedSplit.VALIDATION),
        trials,
        context());
  }

  /** A study of {@code trials} trials with {@code epochs} epochs each. */
  public static StudyReport large(int trials, int epochs) {
    List<TrialReport> all = new ArrayList<>();
    for (int number = 0; number < trials; number++) {
      all.add(trial(number, epochs));
    }
    return StudyReport.of(
        "large",
        Objective.macroF1(),
        DataFacts.of("cifar-10", EvaluatedSplit.VALIDATION),
        all,
        context());
  }

  /** A study whose every text is {@code text}. */
  public static StudyReport evil(String text) {
    Confusion confusion =
        new Confusion(List.of(text, text + text), List.of(List.of(3, 1), List.of(2, 4)));
    List<TrialReport> trials = new ArrayList<>();
    for (int number = 0; number < 3; number++) {
      trials.add(
          TrialReport.of(
                  number, TrialStatus.COMPLETE, Map.of(text, ParameterValue.of(text + number)))
              .withValue(0.5 + 0.1 * number)
              .withMetrics(Map.of(text + "2", 0.1 * number))
              .withEpochs(SampleReports.epochs(3, 3, 0.5, 0.01, new Random(1)))
              .withAttempts(
                  List.of(new Attempt(1, 0, SampleReports.NOW, SampleReports.NOW.plusSeconds(9))))
              .withConfusion(confusion)
              .withPlan(new PlanKey(text, text, text, 1))
              .withSeedValues(List.of(0.4 + 0.1 * number, 0.5 + 0.1 * number, 0.6))
              .withReason(text));
    }
    Interval interval = new Interval(0.4, 0.6, 0.95);
    return new StudyReport(
        text,
        List.of(
            new Objective(text, Objective.Direction.MAXIMIZE),
            new Objective(text + "2", Objective.Direction.MINIMIZE)),
        new DataFacts(text, true, text, EvaluatedSplit.TEST, 1, 1),
        trials,
        List.of(
            new TestResult(text, 2, 0.5, interval, confusion, text, TestResult.Choice.DECLARED)),
        List.of(new Reference(text, 0.55)),
        new StudyContext(
            SampleReports.NOW, text, Map.of(text, text), Map.of(text, text), List.of(text)),
        new StudyFindings(
            List.of(new ParameterImportance(text, 1, interval)),
            List.of(new LedgerLine(text, 1, 1, 0, 9, 9)),
            List.of(new Mistake(text, text + text, 0.9, SamplePictures.png(1)))));
  }

  private static StudyContext context() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("Sampler", "grid, 36 points");
    settings.put("Pruner", "median after 4 epochs");
    settings.put("Seed", "42");
    settings.put("Budget", "24 epochs a trial");
    return new StudyContext(
        SampleReports.NOW, STUDY_FILE, settings, SampleReports.provenance(), List.of());
  }

  private static TrialReport trial(int number, int epochs) {
    Random random = new Random(1_000 + number);
    String placement = PLACEMENTS.get(number % 3);
    double rate = RATES.get(number / 3 % 4);
    long batch = BATCHES.get(number / 12 % 3);
    Map<String, ParameterValue> parameters = new LinkedHashMap<>();
    parameters.put("batchNorm", ParameterValue.of(placement));
    parameters.put("learningRate", ParameterValue.of(rate));
    parameters.put("batchSize", ParameterValue.of(batch));
    double ceiling = ceiling(placement, rate, batch) + 0.006 * random.nextGaussian();
    boolean diverges = placement.equals("none") && rate > 0.02;
    boolean pruned = !diverges && ceiling < 0.735;
    int done = diverges ? 3 : pruned ? Math.min(epochs, 5 + number % 4) : epochs;
    List<EpochRow> curve =
        new ArrayList<>(SampleReports.epochs(done, epochs, ceiling, rate, random));
    if (diverges) {
      curve.set(2, new EpochRow(3, Double.NaN, 0.1, 0.0182, rate, 1035, 48.3));
    }
    Instant start = Instant.parse("2026-11-24T06:00:00Z").plusSeconds(number / 2 * 1150L);
    List<Attempt> attempts = new ArrayList<>();
    if (number == 7) {
      attempts.add(new Attempt(1, 1, start, start.plusSeconds(200)));
      start = start.plusSeconds(215);
    }
    attempts.add(
        new Attempt(attempts.size() + 1, number % 2, start, start.plusSeconds(46L * done)));
    double last = curve.get(curve.size() - 1).macroF1();
    TrialReport trial =
        TrialReport.of(
                number,
                diverges ? TrialStatus.FAILED : pruned ? TrialStatus.PRUNED : TrialStatus.COMPLETE,
                parameters)
            .withEpochs(curve)
            .withAttempts(attempts)
            .withPlan(new PlanKey("plan-" + placement, "onednn", "cpu", (int) batch));
    if (diverges) {
      return trial.withReason("diverged: loss was NaN in epoch 3");
    }
    Confusion confusion = confusion(last, random);
    int end = curve.size() - 1;
    EpochRow old = curve.get(end);
    curve.set(
        end,
        new EpochRow(
            old.epoch(),
            old.loss(),
            confusion.accuracy(),
            confusion.macroF1(),
            old.learningRate(),
            old.imagesPerSecond(),
            old.seconds()));
    return trial
        .withEpochs(curve)
        .withValue(confusion.macroF1())
        .withConfusion(confusion)
        .withReason(pruned ? "below the median of epoch " + done : "");
  }

  private static double ceiling(String placement, double rate, long batch) {
    double byPlacement =
        switch (placement) {
          case "none" -> 0.765;
          case "before-activation" -> 0.796;
          default -> 0.806;
        };
    double byRate = -0.028 * Math.abs(StrictMath.log10(rate / 0.01));
    return byPlacement + 1.6 * byRate - 0.01 * Math.abs(StrictMath.log(batch / 128.0));
  }

  private static Confusion confusion(double score, Random random) {
    List<List<Integer>> counts = new ArrayList<>();
    for (int truth = 0; truth < 10; truth++) {
      List<Integer> row = new ArrayList<>();
      int left = 500;
      for (int predicted = 0; predicted < 10; predicted++) {
        int wrong = (int) (500 * (1 - score) / 9 * (0.45 + 1.2 * random.nextDouble()));
        row.add(predicted == truth ? 0 : wrong);
        left -= predicted == truth ? 0 : wrong;
      }
      row.set(truth, left);
      counts.add(row);
    }
    return new Confusion(SampleReports.CIFAR_10, counts);
  }
}
