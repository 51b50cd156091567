package io.vgglab.report.study;

import io.vgglab.report.figure.DataFacts;
import io.vgglab.report.figure.EvaluatedSplit;
import io.vgglab.report.figure.Interval;
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

  static Headline of(StudyReport report, String rule) {
    Optional<TrialReport> best = report.best();
    if (!report.tests().isEmpty()) {
      TestResult chosen = report.tests().get(0);
      return new Headline(
          Numbers.score(chosen.macroF1()),
          "macro F1 on the test set, " + chosen.role() + ", " + chosen.choice().label(),
          tested(report, chosen),
          facts(report),
          notices(report, rule));
    }
    return new Headline(
        best.map(trial -> Numbers.score(trial.value())).orElse(Numbers.ABSENT),
        report.primary().metric() + " on the " + report.data().split().label(),
        List.of(
            best.map(trial -> TrialFigures.capitalised(selected(report, trial)))
                .orElse("No trial is complete yet.")),
        facts(report),
        notices(report, rule));
  }

  private static List<String> tested(StudyReport report, TestResult chosen) {
    List<String> figures = new ArrayList<>();
    figures.add(TrialFigures.capitalised(TestSection.interval(chosen.interval())));
    report.tests().stream()
        .skip(1)
        .map(
            other ->
                other.role()
                    + " "
                    + Numbers.score(other.macroF1())
                    + ", "
                    + TestSection.interval(other.interval()))
        .forEach(figures::add);
    String published =
        report.references().stream()
            .map(it -> Numbers.significant(it.value(), 4) + " (" + it.name() + ")")
            .collect(Collectors.joining(" and "));
    List<String> sentences = new ArrayList<>();
    sentences.add(String.join("; ", figures) + ".");
    sentences.add(chosen.how().isEmpty() ? "" : TrialFigures.capitalised(chosen.how()) + ".");
    sentences.add(published.isEmpty() ? "" : "Published: " + published + ".");
    report
        .trial(chosen.trial())
        .or(report::best)
        .ifPresent(trial -> sentences.add(onValidation(report, trial)));
    return sentences;
  }

  private static String onValidation(StudyReport report, TrialReport tested) {
    boolean overtaken = report.best().filter(best -> best.number() != tested.number()).isPresent();
    return "On the "
        + report.data().split().label()
        + " "
        + (report.isByMacroF1() ? "" : report.primary().metric() + " ")
        + Numbers.score(tested.value())
        + ": "
        + selected(report, tested)
        + (overtaken
            ? " A later trial has a better one; the test set is not opened a second time."
            : "");
  }

  private static String selected(StudyReport report, TrialReport best) {
    String trial =
        "trial "
            + best.number()
            + " ("
            + TrialFigures.parameters(best.parameters())
            + "), "
            + TrialFigures.runs(best);
    if (report.trials().size() == 1) {
      return trial + ", the only trial." + spread(report, best);
    }
    return trial
        + ", selected among "
        + Numbers.count(report.trials().size())
        + " trials ("
        + Numbers.count(report.completeTrials().size())
        + " complete) by this figure, so it is optimistic."
        + spread(report, best);
  }

  private static String spread(StudyReport report, TrialReport best) {
    Separability separability = new Separability(report);
    if (!separability.isKnown() || !separability.verdict(best).equals("best")) {
      return "";
    }
    String others = others(separability, report);
    Interval interval = separability.interval(best);
    String range =
        interval.isEmpty()
            ? ""
            : " Over "
                + separability.over()
                + " its 95 % interval is "
                + TrialFigures.ends(interval);
    if (others.isEmpty()) {
      return range.isEmpty() ? "" : range + ".";
    }
    return range.isEmpty() ? " " + TrialFigures.capitalised(others) : range + "; " + others;
  }

  /** What cannot be told from the best trial; empty where nothing was held against it. */
  private static String others(Separability separability, StudyReport report) {
    long compared = separability.compared(report.trials());
    if (compared == 0) {
      return "";
    }
    long like = separability.likeBest(report.trials());
    if (like == 0) {
      return compared == report.completeTrials().size() - 1
          ? "every other complete trial is separable from it."
          : compared == 1
              ? "of the others, the one whose spread is known is separable from it."
              : "of the others, the " + compared + " whose spread is known are separable from it.";
    }
    return like == 1
        ? "1 other trial is not separable from it."
        : Numbers.count(like) + " other trials are not separable from it.";
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
    facts.add(new Fact("Data", report.data().name()));
    if (report.data().trainImages() > 0) {
      facts.add(new Fact("Images", images(report.data())));
    }
    facts.addAll(SettingFacts.brief(report.context().settings()));
    return facts;
  }

  private static String states(StudyReport report) {
    if (report.trials().isEmpty()) {
      return "none yet";
    }
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

  private static String images(DataFacts data) {
    return Numbers.count(data.trainImages())
        + " training, "
        + Numbers.count(data.evaluatedImages())
        + switch (data.split()) {
          case TEST -> " test";
          case VALIDATION -> " validation";
          case UNKNOWN -> " of an unknown split";
        };
  }

  private static List<Notice> notices(StudyReport report, String rule) {
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
    notices.add(Notice.note(rule));
    report.context().notes().forEach(note -> notices.add(Notice.note(note)));
    return notices;
  }
}
