package io.vgglab.report.study;

import static io.vgglab.report.chart.Options.map;

import io.vgglab.report.chart.Options;
import io.vgglab.report.view.Chart;
import io.vgglab.report.view.DataTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Parallel coordinates: one line a complete trial, one axis a parameter, the metric last. */
final class Parallel {

  private static final int MAX_CATEGORIES = 12;

  private Parallel() {}

  static Chart of(StudyReport report) {
    List<String> names = report.parameterNames();
    List<TrialReport> trials =
        report.completeTrials().stream()
            .filter(trial -> trial.parameters().keySet().containsAll(names))
            .toList();
    return new Chart(
        "parallel",
        "Parallel coordinates",
        "One line for each of "
            + trials.size()
            + " complete trials; the stronger the line, the better the trial.",
        "Drag along an axis to keep only the lines that cross it there; click the axis to end."
            + " The leaderboard holds the same figures and filters by keyboard.",
        340,
        trials.size() < 2 || names.isEmpty() ? Map.of() : option(report, trials, names),
        DataTable.none(),
        Leaderboard.TABLE);
  }

  private static Map<String, Object> option(
      StudyReport report, List<TrialReport> trials, List<String> names) {
    List<Map<String, Object>> axes = Options.list();
    for (int i = 0; i < names.size(); i++) {
      axes.add(axis(i, names.get(i), values(trials, names.get(i))));
    }
    axes.add(
        map(
            "id",
            "axis " + names.size(),
            "dim",
            names.size(),
            "name",
            report.primary().metric(),
            "scale",
            true));
    double low = trials.stream().mapToDouble(TrialReport::value).min().orElse(0);
    double high = trials.stream().mapToDouble(TrialReport::value).max().orElse(1);
    boolean up = report.primary().better(high, low);
    List<String> shades =
        up
            ? List.of("var(--heat-1)", "var(--heat-2)", "var(--heat-3)", "var(--heat-4)")
            : List.of("var(--heat-4)", "var(--heat-3)", "var(--heat-2)", "var(--heat-1)");
    return map(
        "tooltip",
        map("show", false),
        "parallel",
        map(
            "left",
            40,
            "right",
            56,
            "top",
            36,
            "bottom",
            20,
            "parallelAxisDefault",
            map(
                "nameTextStyle", map("color", "var(--muted)", "fontSize", 12),
                "axisLine", map("lineStyle", map("color", "var(--line)")),
                "axisLabel",
                    map(
                        "color", "var(--ink)",
                        "textBorderColor", "var(--paper)",
                        "textBorderWidth", 4),
                "areaSelectStyle",
                    map("color", "var(--c2)", "borderColor", "var(--c2)", "opacity", 0.25))),
        "parallelAxis",
        axes,
        "visualMap",
        map(
            "show",
            false,
            "min",
            low,
            "max",
            high,
            "dimension",
            names.size(),
            "inRange",
            map("color", shades)),
        "series",
        List.of(
            map(
                "type",
                "parallel",
                "smooth",
                0.1,
                "lineStyle",
                map("width", 1.5, "opacity", trials.size() > 200 ? 0.35 : 0.8),
                "data",
                rows(trials, names))));
  }

  private static List<ParameterValue> values(List<TrialReport> trials, String name) {
    return trials.stream()
        .map(trial -> trial.parameters().get(name))
        .distinct()
        .sorted(Comparator.comparingDouble(ParameterValue::number))
        .toList();
  }

  private static boolean isCategorical(List<ParameterValue> values) {
    return values.size() <= MAX_CATEGORIES || !values.stream().allMatch(ParameterValue::isNumber);
  }

  private static Map<String, Object> axis(int dim, String name, List<ParameterValue> values) {
    if (isCategorical(values)) {
      return map(
          "dim",
          dim,
          "name",
          name,
          "type",
          "category",
          "data",
          values.stream().map(ParameterValue::text).toList());
    }
    double low = values.get(0).number();
    double high = values.get(values.size() - 1).number();
    String type = low > 0 && high / low > ParameterSection.LOG_FROM_RATIO ? "log" : "value";
    return map("dim", dim, "name", name, "type", type, "scale", true);
  }

  private static List<List<Object>> rows(List<TrialReport> trials, List<String> names) {
    List<Boolean> categorical =
        names.stream().map(name -> isCategorical(values(trials, name))).toList();
    List<List<Object>> rows = new ArrayList<>();
    for (TrialReport trial : trials) {
      List<Object> row = new ArrayList<>();
      for (int i = 0; i < names.size(); i++) {
        ParameterValue value = trial.parameters().get(names.get(i));
        row.add(categorical.get(i) ? value.text() : (Object) value.number());
      }
      row.add(trial.value());
      rows.add(row);
    }
    return rows;
  }
}
