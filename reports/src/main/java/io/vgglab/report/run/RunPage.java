package io.vgglab.report.run;

import io.vgglab.report.chart.ClassTable;
import io.vgglab.report.chart.ClassText;
import io.vgglab.report.chart.ConfusionChart;
import io.vgglab.report.chart.MistakeGallery;
import io.vgglab.report.figure.EpochRow;
import io.vgglab.report.figure.EvaluatedSplit;
import io.vgglab.report.figure.Interval;
import io.vgglab.report.page.HtmlPage;
import io.vgglab.report.page.PageTemplate;
import io.vgglab.report.text.Numbers;
import io.vgglab.report.text.Slug;
import io.vgglab.report.view.Cell;
import io.vgglab.report.view.Column;
import io.vgglab.report.view.DataTable;
import io.vgglab.report.view.Download;
import io.vgglab.report.view.Fact;
import io.vgglab.report.view.FactList;
import io.vgglab.report.view.Headline;
import io.vgglab.report.view.Notice;
import io.vgglab.report.view.Page;
import io.vgglab.report.view.Row;
import io.vgglab.report.view.Section;
import io.vgglab.report.view.SideBySide;
import io.vgglab.report.view.TextBlock;
import java.util.ArrayList;
import java.util.List;

/** The page of one training. */
public final class RunPage {

  private RunPage() {}

  /**
   * The page, named {@code run-} and the run's name; the same report always gives the same text.
   */
  public static HtmlPage render(RunReport report) {
    String name = Slug.of(report.name());
    return PageTemplate.render(
        new Page(
            "run-" + name,
            "Run",
            report.name(),
            report.createdAt(),
            headline(report),
            sections(report),
            List.of(
                new Download("csv", "Epochs as CSV", "text/csv", RunCsv.write(report)),
                new Download("json", "Report as JSON", "application/json", RunJson.write(report))),
            RunDigest.of(report)));
  }

  private static Headline headline(RunReport report) {
    List<EpochRow> epochs = report.epochs();
    String figure =
        epochs.isEmpty() ? Numbers.ABSENT : Numbers.score(epochs.get(epochs.size() - 1).macroF1());
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Outcome", report.outcome()));
    facts.add(new Fact("Epochs", Numbers.count(epochs.size())));
    facts.add(
        new Fact(
            "Training time",
            Numbers.duration(epochs.stream().mapToDouble(EpochRow::seconds).sum())));
    facts.add(new Fact("Parameters", Numbers.count(report.parameterCount())));
    facts.add(new Fact("Engine", report.plan().engine() + " on " + report.plan().device()));
    facts.add(new Fact("Batch size", Numbers.count(report.plan().batchSize())));
    facts.add(new Fact("Data", report.data().name()));
    return new Headline(
        figure,
        "macro F1 on the " + report.data().split().label(),
        List.of(spread(report)),
        facts,
        notices(report));
  }

  private static String spread(RunReport report) {
    Interval images = report.f1Interval();
    return "After the last epoch"
        + (images.isEmpty()
            ? "."
            : "; 95 % interval over the images "
                + Numbers.score(images.low())
                + " to "
                + Numbers.score(images.high())
                + ".")
        + " A single run: the scatter of other seeds is not known.";
  }

  private static List<Notice> notices(RunReport report) {
    List<Notice> notices = new ArrayList<>();
    if (report.data().split() == EvaluatedSplit.TEST) {
      notices.add(
          Notice.caution(
              "Validated on the test set: if early stopping or the plateau rule used these images,"
                  + " the figures are not an independent test."));
    }
    if (!report.outcome().startsWith("completed")) {
      notices.add(
          Notice.caution("This training did not run to its end: " + report.outcome() + "."));
    }
    report.notes().forEach(note -> notices.add(Notice.note(note)));
    return notices;
  }

  private static List<Section> sections(RunReport report) {
    return List.of(
        Section.of(
            "curves",
            "Learning curves",
            "After every epoch. A single run; the figures stand in the table of epochs.",
            RunCharts.of(report)),
        Section.of(
            "classes",
            "Classes",
            "After the last epoch, on the " + report.data().split().label() + ".",
            SideBySide.of(
                ConfusionChart.of("confusion", "Confusion matrix", report.confusion()),
                ClassTable.of("class-report", "Per class", report.confusion())),
            new TextBlock("class-text", "Classification report", ClassText.of(report.confusion())),
            MistakeGallery.of(report.mistakes(), report.data().split())),
        Section.of("epochs", "Epochs", "", epochTable(report.epochs())),
        Section.of("spec", "Network and training", "", FactList.of("", report.spec())),
        Section.of("provenance", "Provenance", "", FactList.of("", report.provenance())));
  }

  private static DataTable epochTable(List<EpochRow> epochs) {
    List<Column> columns =
        List.of(
            Column.number("Epoch"),
            Column.number("Loss"),
            Column.number("Accuracy"),
            Column.number("Macro F1"),
            Column.number("Learning rate"),
            Column.number("Images/s"),
            Column.number("Seconds"));
    return DataTable.of(
        "epoch-table", "Every epoch", columns, epochs.stream().map(RunPage::row).toList());
  }

  private static Row row(EpochRow epoch) {
    return Row.of(
        Cell.count(epoch.epoch()),
        Cell.number(Numbers.significant(epoch.loss(), 5), epoch.loss()),
        Cell.score(epoch.accuracy()),
        Cell.score(epoch.macroF1()),
        Cell.number(Numbers.significant(epoch.learningRate(), 5), epoch.learningRate()),
        Cell.number(Numbers.significant(epoch.imagesPerSecond(), 4), epoch.imagesPerSecond()),
        Cell.number(Numbers.significant(epoch.seconds(), 4), epoch.seconds()));
  }
}
