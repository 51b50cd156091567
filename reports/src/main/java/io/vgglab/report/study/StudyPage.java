package io.vgglab.report.study;

import io.vgglab.report.chart.ClassTable;
import io.vgglab.report.chart.ClassText;
import io.vgglab.report.chart.ConfusionChart;
import io.vgglab.report.chart.MistakeGallery;
import io.vgglab.report.page.HtmlPage;
import io.vgglab.report.page.PageTemplate;
import io.vgglab.report.text.Slug;
import io.vgglab.report.view.Download;
import io.vgglab.report.view.FactList;
import io.vgglab.report.view.Page;
import io.vgglab.report.view.Section;
import io.vgglab.report.view.SideBySide;
import io.vgglab.report.view.TextBlock;
import java.util.ArrayList;
import java.util.List;

/** The page of a study. */
public final class StudyPage {

  private StudyPage() {}

  /**
   * The page, named {@code study-} and the study's name; the same report always gives the same
   * text.
   */
  public static HtmlPage render(StudyReport report) {
    EmbeddedStudy embedded = EmbeddedStudy.of(report);
    return PageTemplate.render(
        new Page(
            pageName(report),
            "Study",
            report.name(),
            report.context().createdAt(),
            StudyHeadline.of(report, embedded.rule()),
            sections(report),
            downloads(report, embedded.report()),
            StudyDigest.of(report)));
  }

  private static List<Section> sections(StudyReport report) {
    List<Section> sections = new ArrayList<>();
    sections.add(TestSection.of(report));
    sections.add(Leaderboard.of(report));
    sections.add(RepeatSection.of(report));
    sections.add(CurvesSection.of(report));
    sections.add(ParameterSection.of(report));
    sections.add(TogetherSection.of(report));
    report.best().ifPresent(best -> sections.add(bestTrial(report, best)));
    sections.add(ClassesSection.of(report, pageName(report) + ".json"));
    sections.add(FrontSection.of(report));
    sections.add(CostSection.of(report));
    sections.add(HistorySection.of(report));
    sections.add(
        Section.of(
            "provenance",
            "Provenance",
            "",
            FactList.of("", report.context().provenance()),
            SettingFacts.whole(report.context().settings()),
            new TextBlock("study-file", "Study file", report.context().studyFile())));
    return sections;
  }

  private static Section bestTrial(StudyReport report, TrialReport best) {
    return Section.of(
        "best",
        "Best trial",
        "Trial "
            + best.number()
            + " on the "
            + report.data().split().label()
            + ": "
            + TrialFigures.parameters(best.parameters())
            + ". "
            + (best.hasSeeds() ? "The first seed." : "A single run."),
        SideBySide.of(
            ConfusionChart.of("best-confusion", "Confusion matrix", best.confusion()),
            ClassTable.of("best-classes", "Per class", best.confusion())),
        new TextBlock("best-text", "Classification report", ClassText.of(best.confusion())),
        MistakeGallery.of(report.findings().mistakes(), report.data().split()));
  }

  /** The table has all trials as they are; the JSON is what the page draws from. */
  private static List<Download> downloads(StudyReport report, StudyReport embedded) {
    return List.of(
        new Download("csv", "Trials as CSV", "text/csv", StudyCsv.write(report)),
        new Download("json", "Report as JSON", "application/json", StudyJson.write(embedded)));
  }

  private static String pageName(StudyReport report) {
    return "study-" + Slug.of(report.name());
  }
}
