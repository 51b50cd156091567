package io.vgglab.report.study;

import io.vgglab.report.figure.DataFacts;
import io.vgglab.report.figure.EvaluatedSplit;
import io.vgglab.report.page.HtmlPage;
import io.vgglab.report.page.PageTemplate;
import io.vgglab.report.text.Csv;
import io.vgglab.report.text.Numbers;
import io.vgglab.report.view.Digest;
import io.vgglab.report.view.Download;
import io.vgglab.report.view.Fact;
import io.vgglab.report.view.Headline;
import io.vgglab.report.view.Notice;
import io.vgglab.report.view.Page;
import io.vgglab.report.view.Section;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The page that holds studies against each other. */
public final class StudiesPage {

  private StudiesPage() {}

  /**
   * The page, named {@code studies}; the same reports always give the same text.
   *
   * @param studies at least 2
   * @param now the moment to print
   * @throws IllegalArgumentException if there are fewer
   */
  public static HtmlPage render(List<StudyReport> studies, Instant now) {
    if (studies.size() < 2) {
      throw new IllegalArgumentException(
          "studies must be at least 2 to be compared, but were " + studies.size());
    }
    StudiesSection section = new StudiesSection(studies);
    return PageTemplate.render(
        new Page(
            "studies",
            "Comparison",
            "Studies side by side",
            now,
            headline(studies),
            List.of(
                Section.of(
                    "figures",
                    "Best figures",
                    "The figure of the trial that each study chose. A validation figure was"
                        + " selected by itself, the more trials the more optimistic.",
                    section.figures(),
                    section.table()),
                Section.of(
                    "effort",
                    "Best so far by effort",
                    "Over the epochs of all trials, in the order of their numbers.",
                    section.effort())),
            List.of(new Download("csv", "Studies as CSV", "text/csv", csv(studies))),
            Digest.of(
                Digest.Shape.BARS,
                studies.stream()
                    .map(study -> study.best().map(TrialReport::value).orElse(Double.NaN))
                    .toList())));
  }

  private static Headline headline(List<StudyReport> studies) {
    long trials = studies.stream().mapToLong(study -> study.trials().size()).sum();
    return new Headline(
        Numbers.count(studies.size()),
        "studies with " + Numbers.count(trials) + " trials",
        List.of(
            "Each study stands for itself: a difference between two of them says nothing about"
                + " their samplers without repetitions."),
        List.of(
            new Fact("Metric", distinct(studies.stream().map(it -> it.primary().metric()))),
            new Fact("Data", distinct(studies.stream().map(it -> it.data().name()))),
            new Fact("Split", distinct(studies.stream().map(it -> it.data().split().label())))),
        notices(studies));
  }

  private static String distinct(Stream<String> texts) {
    return String.join(", ", texts.distinct().toList());
  }

  private static List<Notice> notices(List<StudyReport> studies) {
    List<Notice> notices = new ArrayList<>();
    if (studies.stream().map(StudyReport::primary).distinct().count() > 1) {
      notices.add(
          Notice.caution("The studies optimise different metrics: figures cannot be compared."));
    }
    boolean known = studies.stream().allMatch(study -> study.data().evaluatedImages() > 0);
    if (studies.stream().map(study -> validatedOn(study.data(), known)).distinct().count() > 1) {
      notices.add(
          Notice.caution("The studies were validated on different images: compare with care."));
    }
    if (studies.stream().anyMatch(study -> study.data().split() == EvaluatedSplit.TEST)) {
      notices.add(
          Notice.caution(
              "A study was validated on the test set, so selection has seen it: its figures are"
                  + " optimistic."));
    }
    return notices;
  }

  /** How many images counts where every study says it. */
  private static List<Object> validatedOn(DataFacts data, boolean counted) {
    return List.of(data.contentHash(), data.split(), counted ? data.evaluatedImages() : 0);
  }

  private static String csv(List<StudyReport> studies) {
    return Csv.of(
        List.of("study", "data", "trials", "complete", "epochs", "best", "testMacroF1"),
        studies.stream().map(StudiesPage::line).toList());
  }

  private static List<String> line(StudyReport study) {
    return List.of(
        study.name(),
        study.data().name(),
        Integer.toString(study.trials().size()),
        Integer.toString(study.completeTrials().size()),
        Long.toString(study.epochs()),
        Csv.number(study.best().map(TrialReport::value).orElse(Double.NaN)),
        Csv.number(study.tests().stream().findFirst().map(TestResult::macroF1).orElse(Double.NaN)));
  }
}
