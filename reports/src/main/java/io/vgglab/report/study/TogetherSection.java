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
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The section that shows parameters together: small heat maps of three of them, and parallel
 * coordinates.
 */
final class TogetherSection {

  private static final int MAX_VALUES = 8;
  private static final int RANGES = 4;

  /** A parameter and its values, or ranges of them. */
  private record Axis(String name, List<Group> groups) {

    boolean isNumeric() {
      return groups.stream().allMatch(group -> group.values().get(0).isNumber());
    }

    List<String> labels() {
      return groups.stream().map(Group::label).toList();
    }
  }

  /** Values that stand in one row, one column or one map. */
  private record Group(String label, List<ParameterValue> values) {

    List<TrialReport> of(String name, List<TrialReport> trials) {
      return trials.stream()
          .filter(trial -> trial.parameters().containsKey(name))
          .filter(trial -> values.contains(trial.parameters().get(name)))
          .toList();
    }
  }

  private TogetherSection() {}

  static Section of(StudyReport report) {
    List<Block> blocks = new ArrayList<>();
    List<Axis> axes = axes(report);
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
  private static List<Axis> axes(StudyReport report) {
    List<Axis> all =
        report.parameterNames().stream()
            .map(name -> new Axis(name, groups(report, name)))
            .filter(axis -> axis.groups().size() > 1)
            .toList();
    if (all.size() < 3) {
      return List.of();
    }
    Axis map = all.stream().filter(axis -> !axis.isNumeric()).findFirst().orElse(all.get(0));
    List<Axis> others = all.stream().filter(axis -> !axis.equals(map)).limit(2).toList();
    return List.of(map, others.get(1), others.get(0));
  }

  /** Each value by itself; many numbers as ranges of equally many; many choices are none. */
  private static List<Group> groups(StudyReport report, String name) {
    List<ParameterValue> values =
        report.completeTrials().stream()
            .flatMap(trial -> Optional.ofNullable(trial.parameters().get(name)).stream())
            .distinct()
            .sorted(Comparator.comparingDouble(ParameterValue::number))
            .toList();
    if (values.size() <= MAX_VALUES) {
      return values.stream().map(value -> new Group(value.text(), List.of(value))).toList();
    }
    if (!values.stream().allMatch(ParameterValue::isNumber)) {
      return List.of();
    }
    return IntStream.range(0, RANGES)
        .mapToObj(i -> values.subList(i * values.size() / RANGES, (i + 1) * values.size() / RANGES))
        .map(range -> new Group(label(range), range))
        .toList();
  }

  private static String label(List<ParameterValue> range) {
    return Numbers.significant(range.get(0).number(), 2)
        + " to "
        + Numbers.significant(range.get(range.size() - 1).number(), 2);
  }

  private static List<Block> maps(StudyReport report, List<Axis> axes) {
    List<Block> maps = new ArrayList<>();
    for (Group group : axes.get(0).groups()) {
      List<TrialReport> trials = group.of(axes.get(0).name(), report.completeTrials());
      maps.add(map(report, axes, group, trials, maps.size()));
    }
    return maps;
  }

  private static Chart map(
      StudyReport report, List<Axis> axes, Group group, List<TrialReport> trials, int index) {
    Axis rows = axes.get(1);
    Axis columns = axes.get(2);
    List<HeatMap.Score> cells = new ArrayList<>();
    List<Row> table = new ArrayList<>();
    for (int row = 0; row < rows.groups().size(); row++) {
      Group ofRow = rows.groups().get(row);
      for (int column = 0; column < columns.groups().size(); column++) {
        Group ofColumn = columns.groups().get(column);
        Statistics of = statistics(ofColumn.of(columns.name(), ofRow.of(rows.name(), trials)));
        if (of.n() > 0) {
          String where =
              columns.name() + " " + ofColumn.label() + "\n" + rows.name() + " " + ofRow.label();
          String tip = TrialFigures.spread(of) + "\n" + where;
          cells.add(new HeatMap.Score(column, row, of.mean(), tip));
          table.add(tableRow(ofColumn, ofRow, of));
        }
      }
    }
    Statistics all = statistics(report.completeTrials());
    Map<String, Object> option =
        new HeatMap(columns.labels(), rows.labels(), cells, all.min(), all.max())
            .option(columns.name(), rows.name());
    String title = axes.get(0).name() + " " + group.label();
    return new Chart(
        "together-" + index,
        title,
        "Mean "
            + report.primary().metric()
            + " of "
            + (trials.size() == 1 ? "1 trial." : Numbers.count(trials.size()) + " trials."),
        "",
        280,
        cells.isEmpty() ? Map.of() : option,
        DataTable.of("together-" + index + "-table", title, columns(report, axes), table));
  }

  private static Row tableRow(Group column, Group row, Statistics of) {
    return Row.of(
        cell(column),
        cell(row),
        Cell.score(of.mean()),
        Cell.score(of.deviation()),
        Cell.count(of.n()));
  }

  private static Cell cell(Group group) {
    ParameterValue least = group.values().get(0);
    return least.isNumber() ? Cell.number(group.label(), least.number()) : Cell.text(group.label());
  }

  private static List<Column> columns(StudyReport report, List<Axis> axes) {
    return List.of(
        Column.text(axes.get(2).name()),
        Column.text(axes.get(1).name()),
        Column.number("Mean " + report.primary().metric()),
        Column.number("Standard deviation"),
        Column.number("Trials"));
  }

  private static Statistics statistics(List<TrialReport> trials) {
    return Statistics.of(trials.stream().map(TrialReport::value).toList());
  }
}
