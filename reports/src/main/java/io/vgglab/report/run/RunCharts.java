package io.vgglab.report.run;

import io.vgglab.report.chart.LineChart;
import io.vgglab.report.chart.LineChart.Line;
import io.vgglab.report.chart.Options;
import io.vgglab.report.figure.EpochRow;
import io.vgglab.report.text.Numbers;
import io.vgglab.report.view.Block;
import io.vgglab.report.view.Chart;
import io.vgglab.report.view.DataTable;
import io.vgglab.report.view.SideBySide;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The curves of one training; their table is the table of epochs. */
final class RunCharts {

  private static final String SPEED = "run-speed";

  private RunCharts() {}

  static Block of(RunReport report) {
    List<EpochRow> epochs = report.epochs();
    return SideBySide.of(
        chart(
            "run-score",
            "Macro F1 and accuracy on the " + report.data().split().label(),
            best(epochs),
            List.of(
                line("macro F1", "var(--accent)", epochs, EpochRow::macroF1),
                line("accuracy", "var(--c2)", epochs, EpochRow::accuracy))),
        chart(
            "run-loss",
            "Training loss",
            ends(epochs, EpochRow::loss),
            List.of(line("loss", "var(--c3)", epochs, EpochRow::loss))),
        chart(
            "run-rate",
            "Learning rate at the end of the epoch",
            ends(epochs, EpochRow::learningRate),
            List.of(line("learning rate", "var(--c4)", epochs, EpochRow::learningRate).asSteps())),
        chart(
            SPEED,
            "Training images per second",
            ends(epochs, EpochRow::imagesPerSecond),
            List.of(line("images/s", "var(--c5)", epochs, EpochRow::imagesPerSecond))));
  }

  private static Chart chart(String id, String title, String description, List<Line> lines) {
    boolean drawn =
        lines.stream()
            .flatMap(line -> line.points().stream())
            .anyMatch(point -> Double.isFinite(point.get(1)));
    return new Chart(
        id,
        title,
        description,
        "",
        280,
        drawn ? option(id, lines) : Map.of(),
        DataTable.none(),
        "epoch-table");
  }

  private static Map<String, Object> option(String id, List<Line> lines) {
    return id.equals(SPEED) ? LineChart.overEpochsFromZero(lines) : LineChart.overEpochs(lines);
  }

  private static Line line(
      String name, String colour, List<EpochRow> epochs, ToDoubleFunction<EpochRow> metric) {
    return new Line(
        name,
        colour,
        false,
        epochs.stream()
            .map(epoch -> Options.point(epoch.epoch(), metric.applyAsDouble(epoch)))
            .toList());
  }

  private static String best(List<EpochRow> epochs) {
    return epochs.stream()
        .filter(epoch -> Double.isFinite(epoch.macroF1()))
        .max(Comparator.comparingDouble(EpochRow::macroF1))
        .map(
            epoch ->
                "Highest macro F1 "
                    + Numbers.score(epoch.macroF1())
                    + " after epoch "
                    + epoch.epoch()
                    + ".")
        .orElse("");
  }

  private static String ends(List<EpochRow> epochs, ToDoubleFunction<EpochRow> metric) {
    if (epochs.isEmpty()) {
      return "";
    }
    return "From "
        + Numbers.significant(metric.applyAsDouble(epochs.get(0)), 4)
        + " to "
        + Numbers.significant(metric.applyAsDouble(epochs.get(epochs.size() - 1)), 4)
        + ".";
  }
}
