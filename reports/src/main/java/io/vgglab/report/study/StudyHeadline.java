package io.vgglab.report.study;

import io.vgglab.report.figure.DataFacts;
import io.vgglab.report.figure.EvaluatedSplit;
import io.vgglab.report.text.Numbers;
import io.vgglab.report.view.Fact;
import io.vgglab.report.view.Headline;
import io.vgglab.report.view.Notice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The head of a study's page. */
final class StudyHeadline {

  private StudyHeadline() {}

  static Headline of(StudyReport report) {
    Optional<TrialReport> best = report.best();
    return new Headline(
        best.map(trial -> Numbers.score(trial.value())).orElse(Numbers.ABSENT),
        report.primary().metric() + " on the " + report.data().split().label(),
        best.map(trial -> sentence(report, trial)).orElse("No trial is complete yet."),
        facts(report),
        notices(report));
  }

  private static String sentence(StudyReport report, TrialReport best) {
    long complete = report.count(TrialStatus.COMPLETE);
    return "Trial "
        + best.number()
        + ", the best of "
        + Numbers.count(complete)
        + (complete == 1 ? " complete trial: " : " complete trials: ")
        + TrialFigures.parameters(best.parameters())
        + ". A single run, selected by this figure, so it is optimistic.";
  }

  private static List<Fact> facts(StudyReport report) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Trials", states(report)));
    wallSeconds(report).ifPresent(it -> facts.add(new Fact("Wall time", Numbers.duration(it))));
    double total =
        report.trials().stream().mapToDouble(TrialReport::seconds).filter(Double::isFinite).sum();
    if (total > 0) {
      facts.add(new Fact("Training time, all slots", Numbers.duration(total)));
    }
    facts.add(new Fact("Data", data(report.data())));
    report.context().settings().forEach((name, value) -> facts.add(new Fact(name, value)));
    return facts;
  }

  private static String states(StudyReport report) {
    return Arrays.stream(TrialStatus.values())
        .filter(status -> report.count(status) > 0)
        .map(status -> Numbers.count(report.count(status)) + " " + status.label())
        .collect(Collectors.joining(", "));
  }

  private static Optional<Double> wallSeconds(StudyReport report) {
    List<Attempt> attempts =
        report.trials().stream().flatMap(trial -> trial.attempts().stream()).toList();
    Optional<Instant> start = attempts.stream().map(Attempt::startedAt).min(Instant::compareTo);
    Optional<Instant> end = attempts.stream().map(Attempt::endedAt).max(Instant::compareTo);
    return start.flatMap(from -> end.map(to -> Duration.between(from, to).toMillis() / 1000.0));
  }

  private static String data(DataFacts data) {
    return data.trainImages() == 0
        ? data.name()
        : data.name()
            + ", "
            + Numbers.count(data.trainImages())
            + " training, "
            + Numbers.count(data.evaluatedImages())
            + " "
            + (data.split() == EvaluatedSplit.TEST ? "test" : "validation")
            + " images";
  }

  private static List<Notice> notices(StudyReport report) {
    List<Notice> notices = new ArrayList<>();
    if (report.data().split() == EvaluatedSplit.TEST) {
      notices.add(
          Notice.caution(
              "Trials were validated on the test set, so selection has seen it: these figures are"
                  + " optimistic and no independent test is left."));
    }
    if (report.data().embedded()) {
      notices.add(
          Notice.note(
              "Trained on the small data set that ships with the suite: good for trying things"
                  + " out, not for conclusions about other data."));
    }
    report.context().notes().forEach(note -> notices.add(Notice.note(note)));
    return notices;
  }
}
