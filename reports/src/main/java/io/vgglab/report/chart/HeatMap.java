package io.vgglab.report.chart;

import static io.vgglab.report.chart.Options.map;

import io.vgglab.report.text.Numbers;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A heat map of scores: columns and rows by name, one shade scale from {@code low} to {@code high}.
 *
 * @param columns names along the bottom
 * @param rows names down the side, first on top
 * @param cells what is known; the others stay empty
 * @param low score of the palest shade
 * @param high score of the deepest shade
 */
public record HeatMap(
    List<String> columns, List<String> rows, List<Score> cells, double low, double high) {

  private static final int MAX_LABELLED = 14;

  /** The score at a column and a row, counted from 0, and what the pointer shows. */
  public record Score(int column, int row, double value, String tip) {

    /** Checks that the tip is there. */
    public Score {
      Objects.requireNonNull(tip, "tip");
    }
  }

  /** Copies the lists. */
  public HeatMap {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    cells = List.copyOf(cells);
  }

  /** The ECharts option. */
  public Map<String, Object> option(String columnName, String rowName) {
    return map(
        "grid",
        map("left", 4, "right", 8, "top", 24, "bottom", 24, "containLabel", true),
        "tooltip",
        map("trigger", "item"),
        "xAxis",
        axis(columns, columnName, "nameLocation", "middle", "nameGap", 26),
        "yAxis",
        axis(rows, rowName, "inverse", true, "nameLocation", "start", "nameGap", 8),
        "visualMap",
        map(
            "show",
            false,
            "min",
            low,
            "max",
            high > low ? high : low + 1e-9,
            "dimension",
            2,
            "inRange",
            map(
                "color",
                List.of("var(--heat-1)", "var(--heat-2)", "var(--heat-3)", "var(--heat-4)"))),
        "series",
        List.of(
            map(
                "type", "heatmap",
                "itemStyle", map("borderColor", "var(--paper)", "borderWidth", 1),
                "data", cells.stream().map(this::cell).toList())));
  }

  private static Map<String, Object> axis(List<String> names, String name, Object... more) {
    return Options.merge(
        map(
            "type",
            "category",
            "data",
            names,
            "name",
            name,
            "axisLine",
            map("show", false),
            "axisTick",
            map("show", false)),
        map(more));
  }

  private Map<String, Object> cell(Score score) {
    double depth = high > low ? (score.value() - low) / (high - low) : 0;
    return map(
        "value",
        List.of((double) score.column(), (double) score.row(), score.value()),
        "tip",
        score.tip(),
        "label",
        map(
            "show",
            columns.size() <= MAX_LABELLED,
            "formatter",
            label(score.value()),
            "fontSize",
            11,
            "color",
            HeatInk.of(depth, 1)));
  }

  /** Two or three decimals, as there is room; as many digits where these would say nothing. */
  private String label(double value) {
    int decimals = columns.size() <= 6 ? 3 : 2;
    boolean fits = value == 0 || Math.abs(value) >= Math.pow(10, -decimals);
    return fits ? Numbers.fixed(value, decimals) : Numbers.significant(value, decimals);
  }
}
