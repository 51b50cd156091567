package io.vgglab.report.study;

import io.vgglab.report.chart.HeatMap;
import io.vgglab.report.figure.Statistics;
import io.vgglab.report.text.Numbers;
import io.vgglab.report.view.Block;
import io.vgglab.report.view.Cell;
import io.vgglab.report.view.Chart;
import io.vgglab.report.view.Column;
import io.vgglab.report.view.DataTable;
import io.vgglab.report.view.Row;
import io.vgglab.report.view.Section;
import io.vgglab.report.view.SideBySide;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The section that shows parameters together: small heat maps of three of them, and parallel
 * coordinates.
 */
final class TogetherSection {

  private static final int MAX_VALUES = 8;

  private TogetherSection() {}

  static Section of(StudyReport report) {
    List<Block> blocks = new ArrayList<>();
    List<String> axes = axes(report);
    if (axes.size() == 3) {
      blocks.add(new SideBySide(maps(report, axes)));
    }
    blocks.add(Parallel.of(report));
    return new Section(
        "together",
        "Parameters together",
        "Complete trials; a cell is the mean of its trials, all maps have one scale.",
        blocks);
  }

  /**
   * The parameter of the maps, of their rows and of their columns; none where the study has no such
   * three.
   */
  private static List<String> axes(StudyReport report) {
    List<String> few =
        report.parameterNames().stream()
            .filter(
                name -> {
                  int values = values(report, name).size();
                  return values >= 2 && values <= MAX_VALUES;
                })
            .toList();
    if (few.size() < 3) {
      return List.of();
    }
    String map =
        few.stream()
            .filter(name -> values(report, name).stream().noneMatch(ParameterValue::isNumber))
            .findFirst()
            .orElse(few.get(0));
    List<String> others = few.stream().filter(name -> !name.equals(map)).limit(2).toList();
    return List.of(map, others.get(1), others.get(0));
  }

  private static List<ParameterValue> values(StudyReport report, String name) {
    return report.completeTrials().stream()
        .filter(trial -> trial.parameters().containsKey(name))
        .map(trial -> trial.parameters().get(name))
        .distinct()
        .sorted(Comparator.comparingDouble(ParameterValue::number))
        .toList();
  }

  private static List<Block> maps(StudyReport report, List<String> axes) {
    List<Block> maps = new ArrayList<>();
    for (ParameterValue value : values(report, axes.get(0))) {
      List<TrialReport> trials =
          report.completeTrials().stream()
              .filter(trial -> value.equals(trial.parameters().get(axes.get(0))))
              .toList();
      maps.add(map(report, axes, value, trials, maps.size()));
    }
    return maps;
  }

  private static Chart map(
      StudyReport report,
      List<String> axes,
      ParameterValue value,
      List<TrialReport> trials,
      int index) {
    List<ParameterValue> rows = values(report, axes.get(1));
    List<ParameterValue> columns = values(report, axes.get(2));
    List<HeatMap.Score> cells = new ArrayList<>();
    List<Row> table = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < columns.size(); column++) {
        Statistics of = statistics(trials, axes, rows.get(row), columns.get(column));
        if (of.n() > 0) {
          String where =
              axes.get(2)
                  + " "
                  + columns.get(column).text()
                  + "\n"
                  + axes.get(1)
                  + " "
                  + rows.get(row).text();
          cells.add(
              new HeatMap.Score(column, row, of.mean(), TrialFigures.spread(of) + "\n" + where));
          table.add(
              Row.of(
                  ParameterSection.cell(columns.get(column)),
                  ParameterSection.cell(rows.get(row)),
                  Cell.score(of.mean()),
                  Cell.score(of.deviation()),
                  Cell.count(of.n())));
        }
      }
    }
    Statistics all = all(report);
    Map<String, Object> option =
        new HeatMap(texts(columns), texts(rows), cells, all.min(), all.max())
            .option(axes.get(2), axes.get(1));
    String title = axes.get(0) + " " + value.text();
    return new Chart(
        "together-" + index,
        title,
        "Mean " + report.primary().metric() + " of " + Numbers.count(trials.size()) + " trials.",
        "",
        280,
        cells.isEmpty() ? Map.of() : option,
        DataTable.of("together-" + index + "-table", title, columns(report, axes), table));
  }

  private static List<Column> columns(StudyReport report, List<String> axes) {
    return List.of(
        Column.text(axes.get(2)),
        Column.text(axes.get(1)),
        Column.number("Mean " + report.primary().metric()),
        Column.number("Standard deviation"),
        Column.number("Trials"));
  }

  private static Statistics statistics(
      List<TrialReport> trials, List<String> axes, ParameterValue row, ParameterValue column) {
    return Statistics.of(
        trials.stream()
            .filter(trial -> row.equals(trial.parameters().get(axes.get(1))))
            .filter(trial -> column.equals(trial.parameters().get(axes.get(2))))
            .map(TrialReport::value)
            .toList());
  }

  private static Statistics all(StudyReport report) {
    return Statistics.of(report.completeTrials().stream().map(TrialReport::value).toList());
  }

  private static List<String> texts(List<ParameterValue> values) {
    return values.stream().map(ParameterValue::text).toList();
  }
}
