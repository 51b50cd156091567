package io.vgglab.report.study;

import static io.vgglab.report.chart.Options.map;

import io.vgglab.report.chart.Options;
import io.vgglab.report.figure.Statistics;
import io.vgglab.report.text.Numbers;
import io.vgglab.report.text.Slug;
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
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The section that shows the primary metric by each parameter. */
final class ParameterSection {

  private static final int MAX_CATEGORIES = 12;
  static final double LOG_FROM_RATIO = 20;

  private ParameterSection() {}

  static Section of(StudyReport report) {
    List<TrialReport> trials = report.completeTrials();
    List<String> names = report.parameterNames();
    List<Block> charts = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      charts.add(chart(report, trials, names.get(i), i));
    }
    return Section.of(
        "parameters",
        "By parameter",
        "Complete trials only. A point is a trial; a bar is the mean over all trials with that"
            + " value, whatever their other parameters.",
        ImportanceChart.of(report),
        new SideBySide(charts));
  }

  private static Chart chart(StudyReport report, List<TrialReport> trials, String name, int index) {
    List<TrialReport> with =
        trials.stream().filter(trial -> trial.parameters().containsKey(name)).toList();
    List<ParameterValue> values =
        with.stream()
            .map(trial -> trial.parameters().get(name))
            .distinct()
            .sorted(Comparator.comparingDouble(ParameterValue::number))
            .toList();
    String metric = report.primary().metric();
    String id = "by-" + Slug.of(name) + "-" + index;
    boolean categories =
        values.size() <= MAX_CATEGORIES || !values.stream().allMatch(ParameterValue::isNumber);
    Map<String, Object> option =
        with.isEmpty()
            ? Map.of()
            : categories ? byCategory(name, with, values) : byNumber(name, with);
    return new Chart(
        id,
        TrialFigures.capitalised(report.primary().metric()) + " by " + name,
        description(with, values, name, metric, categories),
        "",
        280,
        option,
        categories ? table(id, name, metric, with, values) : DataTable.none(),
        categories ? "" : Leaderboard.TABLE);
  }

  private static Map<String, Object> byCategory(
      String name, List<TrialReport> trials, List<ParameterValue> values) {
    List<Map<String, Object>> means = Options.list();
    for (int i = 0; i < values.size(); i++) {
      Statistics of = statistics(trials, name, values.get(i));
      means.add(
          map(
              "value",
              List.of((double) i, of.mean()),
              "tip",
              values.get(i).text() + "\nmean " + TrialFigures.spread(of)));
    }
    List<String> labels = values.stream().map(ParameterValue::text).toList();
    return option(
        Options.namedAxis(labels),
        points(
            trials,
            t -> values.indexOf(t.parameters().get(name)) + 0.5 * Options.jitter(t.number()),
            name),
        means);
  }

  private static Map<String, Object> byNumber(String name, List<TrialReport> trials) {
    double low =
        trials.stream().mapToDouble(t -> t.parameters().get(name).number()).min().orElse(0);
    double high =
        trials.stream().mapToDouble(t -> t.parameters().get(name).number()).max().orElse(1);
    boolean log = low > 0 && high / low > LOG_FROM_RATIO;
    return option(
        Options.bottomAxis(name, "type", log ? "log" : "value"),
        points(trials, t -> t.parameters().get(name).number(), name),
        Options.list());
  }

  private static Map<String, Object> option(
      Map<String, Object> xAxis,
      List<Map<String, Object>> points,
      List<Map<String, Object>> means) {
    return map(
        "grid",
        Options.grid(12),
        "tooltip",
        map("trigger", "item"),
        "xAxis",
        xAxis,
        "yAxis",
        Options.valueAxis("", "splitNumber", 4),
        "series",
        List.of(
            Options.scatter(
                points,
                "itemStyle",
                map(
                    "color",
                    "var(--c6)",
                    "opacity",
                    points.size() > Options.MANY_POINTS ? 0.45 : 0.8)),
            map(
                "type",
                "scatter",
                "symbol",
                "rect",
                "symbolSize",
                List.of(34, 3),
                "z",
                5,
                "itemStyle",
                map("color", "var(--ink)"),
                "data",
                means)));
  }

  private static List<Map<String, Object>> points(
      List<TrialReport> trials, ToDoubleFunction<TrialReport> x, String name) {
    List<Map<String, Object>> points = Options.list();
    for (TrialReport trial : trials) {
      List<Double> value = Options.point(x.applyAsDouble(trial), trial.value());
      String tip =
          TrialFigures.label(trial) + "\n" + name + " " + trial.parameters().get(name).shown();
      points.add(map("value", value, "tip", tip));
    }
    return points;
  }

  private static String description(
      List<TrialReport> trials,
      List<ParameterValue> values,
      String name,
      String metric,
      boolean categories) {
    if (!categories || trials.isEmpty()) {
      return Numbers.count(trials.size()) + " trials.";
    }
    return values.stream()
        .map(value -> value.text() + " " + TrialFigures.spread(statistics(trials, name, value)))
        .collect(Collectors.joining("; ", "Mean " + metric + ": ", "."));
  }

  private static Statistics statistics(
      List<TrialReport> trials, String name, ParameterValue value) {
    return Statistics.of(
        trials.stream()
            .filter(trial -> value.equals(trial.parameters().get(name)))
            .map(TrialReport::value)
            .toList());
  }

  private static DataTable table(
      String id,
      String name,
      String metric,
      List<TrialReport> trials,
      List<ParameterValue> values) {
    List<Column> columns =
        List.of(
            Column.text(name),
            Column.number("Trials"),
            Column.number("Mean"),
            Column.number("Standard deviation"),
            Column.number("Lowest"),
            Column.number("Highest"));
    List<Row> rows =
        IntStream.range(0, values.size())
            .mapToObj(i -> row(cell(values.get(i)), statistics(trials, name, values.get(i))))
            .toList();
    return DataTable.of(id + "-table", metric + " by " + name, columns, rows);
  }

  private static Row row(Cell value, Statistics of) {
    return Row.of(
        value,
        Cell.count(of.n()),
        Cell.score(of.mean()),
        Cell.score(of.deviation()),
        Cell.score(of.min()),
        Cell.score(of.max()));
  }

  static Cell cell(ParameterValue value) {
    return value.isNumber() ? Cell.number(value.shown(), value.number()) : Cell.text(value.text());
  }
}
