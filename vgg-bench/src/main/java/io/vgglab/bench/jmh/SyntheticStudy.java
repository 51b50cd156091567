package io.vgglab.bench.jmh;

import io.vgglab.report.figure.Confusion;
import io.vgglab.report.figure.DataFacts;
import io.vgglab.report.figure.EpochRow;
import io.vgglab.report.figure.EvaluatedSplit;
import io.vgglab.report.figure.PlanKey;
import io.vgglab.report.page.HtmlPage;
import io.vgglab.report.study.Attempt;
import io.vgglab.report.study.Objective;
import io.vgglab.report.study.ParameterValue;
import io.vgglab.report.study.StudyContext;
import io.vgglab.report.study.StudyReport;
import io.vgglab.report.study.TrialReport;
import io.vgglab.report.study.TrialStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Studies of noise with the size of real ones, the same on every machine. */
final class SyntheticStudy {

  /** How a row of the leaderboard starts. */
  private static final String ROW = "<tr data-group=\"" + TrialStatus.COMPLETE.label() + "\"";

  private static final long SEED = 20141010;
  private static final int CLASSES = 10;
  private static final int IMAGES_A_CLASS = 500;
  private static final Duration EPOCH = Duration.ofSeconds(45);
  private static final List<String> PLACEMENTS =
      List.of("none", "before-activation", "after-activation");

  private SyntheticStudy() {}

  /** A study of complete trials with that many epochs each, ten classes and three parameters. */
  static StudyReport of(int trials, int epochs) {
    SplittableRandom random = new SplittableRandom(SEED);
    return StudyReport.of(
        "synthetic",
        Objective.macroF1(),
        DataFacts.of("noise", EvaluatedSplit.VALIDATION),
        IntStream.range(0, trials).mapToObj(n -> trial(n, epochs, random.split())).toList(),
        StudyContext.at(Instant.EPOCH));
  }

  /**
   * Checks that a page names its study and its parameters and has a row for every trial.
   *
   * @throws IllegalStateException if it does not
   */
  static void check(StudyReport report, HtmlPage page) {
    List<String> parts = new ArrayList<>(report.parameterNames());
    parts.addAll(List.of("<h1>" + report.name() + "</h1>", "</html>"));
    parts.removeIf(page.html()::contains);
    if (!parts.isEmpty()) {
      throw new IllegalStateException("page of a study must contain " + String.join(", ", parts));
    }
    long rows = page.html().lines().filter(line -> line.startsWith(ROW)).count();
    if (rows < report.trials().size()) {
      throw new IllegalStateException(
          "page of a study must have a row for each of its "
              + report.trials().size()
              + " trials, but had "
              + rows);
    }
  }

  private static TrialReport trial(int number, int epochs, SplittableRandom random) {
    double ceiling = random.nextDouble(0.6, 0.8);
    double rate = Math.pow(10, random.nextDouble(-4, -1));
    int batch = 32 << random.nextInt(4);
    Map<String, ParameterValue> parameters = new LinkedHashMap<>();
    parameters.put("learningRate", ParameterValue.of(rate));
    parameters.put("batchSize", ParameterValue.of((long) batch));
    parameters.put("batchNorm", ParameterValue.of(PLACEMENTS.get(number % PLACEMENTS.size())));
    Confusion confusion = confusion(ceiling, random);
    Instant start = Instant.EPOCH.plus(EPOCH.multipliedBy((long) number * epochs));
    return TrialReport.of(number, TrialStatus.COMPLETE, parameters)
        .withEpochs(
            IntStream.rangeClosed(1, epochs)
                .mapToObj(epoch -> epoch(epoch, epochs, ceiling, rate, random))
                .toList())
        .withConfusion(confusion)
        .withValue(confusion.macroF1())
        .withAttempts(List.of(new Attempt(1, 0, start, start.plus(EPOCH.multipliedBy(epochs)))))
        .withPlan(new PlanKey("plan", "onednn", "cpu", batch));
  }

  private static EpochRow epoch(
      int epoch, int epochs, double ceiling, double rate, SplittableRandom random) {
    double learned = 1 - Math.exp(-5.0 * epoch / epochs);
    double score = 0.1 + (ceiling - 0.1) * learned + random.nextDouble(-0.01, 0.01);
    double loss = 2.3 * (1 - ceiling * learned);
    return new EpochRow(epoch, loss, score, score, rate, 1000, EPOCH.toSeconds());
  }

  private static Confusion confusion(double accuracy, SplittableRandom random) {
    List<List<Integer>> counts = new ArrayList<>();
    for (int truth = 0; truth < CLASSES; truth++) {
      List<Integer> row = new ArrayList<>();
      for (int predicted = 0; predicted < CLASSES; predicted++) {
        double share = predicted == truth ? accuracy : (1 - accuracy) / (CLASSES - 1);
        row.add((int) (IMAGES_A_CLASS * share * random.nextDouble(0.9, 1.1)));
      }
      counts.add(row);
    }
    return new Confusion(
        IntStream.range(0, CLASSES).mapToObj(label -> "class " + label).toList(), counts);
  }
}
