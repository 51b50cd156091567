package io.vgglab.report.bench;

import io.vgglab.report.figure.Interval;
import io.vgglab.report.figure.Statistics;
import io.vgglab.report.text.Numbers;
import io.vgglab.report.view.Cell;
import io.vgglab.report.view.Cell.Tone;
import io.vgglab.report.view.Column;
import io.vgglab.report.view.DataTable;
import io.vgglab.report.view.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The tables of a benchmark page. */
final class ResultTable {

  private ResultTable() {}

  static DataTable results(BenchReport report) {
    List<String> secondary =
        report.rows().stream()
            .flatMap(row -> row.secondary().keySet().stream())
            .filter(name -> !name.equals(BenchRow.IMAGES_PER_SECOND) && !MemoryTable.holds(name))
            .distinct()
            .toList();
    SetupLabels labels = SetupLabels.of(report);
    List<Column> columns = new ArrayList<>();
    columns.add(Column.text("Benchmark"));
    columns.add(Column.text("Setup"));
    columns.add(Column.number("Images/s"));
    columns.add(Column.number("Score"));
    columns.add(Column.text("Unit"));
    columns.add(Column.text("95 % over forks, or what is missing"));
    columns.add(Column.number("Harness error"));
    columns.add(Column.number("Forks"));
    columns.add(Column.number("Samples"));
    secondary.forEach(name -> columns.add(Column.number(name)));
    return DataTable.of(
            "rows",
            "All measured rows",
            columns,
            report.rows().stream().map(row -> row(row, labels, secondary)).toList())
        .filterable();
  }

  private static Row row(BenchRow row, SetupLabels labels, List<String> secondary) {
    Throughput drawn = Throughput.of(row);
    Score score = row.score();
    double images = drawn.isImagesPerSecond() ? drawn.value() : Double.NaN;
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.text(row.benchmark()));
    cells.add(Cell.text(labels.label(row.setup())));
    cells.add(Cell.number(Numbers.significant(images, 4), images).as(Tone.STRONG));
    cells.add(Cell.number(Numbers.significant(score.value(), 4), score.value()));
    cells.add(Cell.text(score.unit()));
    cells.add(
        Cell.interval(spread(drawn, score), drawn.interval())
            .as(drawn.noisy() ? Tone.WARN : Tone.PLAIN));
    String error = Numbers.significant(score.error(), 3);
    cells.add(Cell.number(Double.isNaN(score.error()) ? error : "± " + error, score.error()));
    cells.add(Cell.count(score.forks()));
    cells.add(Cell.count(score.count()));
    for (String name : secondary) {
      double value = row.secondary().getOrDefault(name, Double.NaN);
      cells.add(Cell.number(Numbers.significant(value, 4), value));
    }
    return new Row(row.setup().engineOnDevice(), cells);
  }

  /** The interval in words, or why there is none; noisy rows say so. */
  static String spread(Throughput drawn, Score score) {
    Interval interval = drawn.interval();
    String words =
        interval.isEmpty()
            ? "no interval: " + reason(score)
            : Numbers.significant(interval.low(), 4)
                + " to "
                + Numbers.significant(interval.high(), 4)
                + " "
                + drawn.unit();
    return drawn.noisy() ? words + "; noisy, spread above 5 %" : words;
  }

  private static String reason(Score score) {
    if (score.count() <= 1) {
      return "single run";
    }
    if (score.forks() < Statistics.LEAST_FOR_INTERVAL) {
      return score.forks() == 1 ? "1 fork" : score.forks() + " forks";
    }
    return "the forks differ too much";
  }

  static DataTable unavailable(BenchReport report) {
    SetupLabels labels = SetupLabels.of(report);
    return DataTable.of(
        "missing",
        "Rows without a measurement",
        List.of(Column.text("Setup"), Column.text("Reason"), Column.text("Benchmark")),
        report.unavailable().stream()
            .map(
                row ->
                    Row.of(
                        Cell.text(labels.label(row.setup())),
                        Cell.text(row.reason()),
                        Cell.text(row.benchmark())))
            .toList());
  }

  static DataTable samples(BenchReport report) {
    SetupLabels labels = SetupLabels.of(report);
    List<Row> rows = new ArrayList<>();
    for (BenchRow row : report.rows()) {
      List<List<Double>> forks = row.score().samples();
      for (int fork = 0; fork < forks.size(); fork++) {
        rows.add(
            Row.of(
                Cell.text(row.benchmark()),
                Cell.text(labels.label(row.setup())),
                Cell.count(fork + 1),
                Cell.text(row.score().unit()),
                Cell.text(
                    forks.get(fork).stream()
                        .map(sample -> Numbers.significant(sample, 5))
                        .collect(Collectors.joining("  ")))));
      }
    }
    return DataTable.of(
            "samples",
            "Every sample, one row a fork",
            List.of(
                Column.text("Benchmark"),
                Column.text("Setup"),
                Column.number("Fork"),
                Column.text("Unit"),
                Column.text("Samples, in order")),
            rows)
        .filterable();
  }
}
