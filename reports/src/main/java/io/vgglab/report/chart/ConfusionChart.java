package io.vgglab.report.chart;

import static io.vgglab.report.chart.Options.map;

import io.vgglab.report.figure.Confusion;
import io.vgglab.report.text.Numbers;
import io.vgglab.report.view.Block;
import io.vgglab.report.view.Cell;
import io.vgglab.report.view.Chart;
import io.vgglab.report.view.Column;
import io.vgglab.report.view.DataTable;
import io.vgglab.report.view.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A confusion matrix as a heat map: rows are true classes, columns predictions, shade is the share
 * of the row.
 */
public final class ConfusionChart {

  private static final int MAX_LABELLED = 20;
  private static final int MAX_DRAWN = 100;

  private ConfusionChart() {}

  /**
   * The chart; empty where nothing was measured, and the most frequent mistakes instead where there
   * are more than {@value #MAX_DRAWN} classes.
   */
  public static Block of(String id, String title, Confusion confusion) {
    int size = confusion.classes().size();
    if (size > MAX_DRAWN) {
      return MistakeTable.of(id, title, confusion);
    }
    return new Chart(
        id,
        title,
        confusion.isEmpty() ? "" : description(confusion),
        "Rows are true classes, columns predictions; the shade grows with the square root of the share of the row, so that mistakes show.",
        size <= 12 ? 440 : 620,
        confusion.isEmpty() ? Map.of() : option(confusion),
        confusion.isEmpty() ? DataTable.none() : table(id + "-table", confusion));
  }

  private static Map<String, Object> option(Confusion confusion) {
    List<String> classes = confusion.classes();
    boolean labelled = classes.size() <= MAX_LABELLED;
    return map(
        "grid",
        map("left", 4, "right", 8, "top", 8, "bottom", 8, "containLabel", true),
        "xAxis",
        map(
            "type",
            "category",
            "data",
            classes,
            "position",
            "top",
            "axisLine",
            map("show", false),
            "axisTick",
            map("show", false),
            "axisLabel",
            map("rotate", 45, "show", labelled, "interval", 0)),
        "yAxis",
        map(
            "type",
            "category",
            "data",
            classes,
            "inverse",
            true,
            "axisLine",
            map("show", false),
            "axisTick",
            map("show", false),
            "axisLabel",
            map("show", labelled, "interval", 0)),
        "visualMap",
        map(
            "show", false,
            "min", 0,
            "max", 1,
            "dimension", 2,
            "inRange",
                map(
                    "color",
                    List.of(
                        "var(--heat-0)",
                        "var(--heat-1)",
                        "var(--heat-2)",
                        "var(--heat-3)",
                        "var(--heat-4)"))),
        "series",
        List.of(
            map(
                "type", "heatmap",
                "itemStyle", map("borderColor", "var(--paper)", "borderWidth", labelled ? 1 : 0),
                "emphasis", map("itemStyle", map("borderColor", "var(--ink)")),
                "data", cells(confusion, labelled))));
  }

  private static List<Map<String, Object>> cells(Confusion confusion, boolean labelled) {
    List<Map<String, Object>> cells = Options.list();
    for (int truth = 0; truth < confusion.classes().size(); truth++) {
      double support = Math.max(1, confusion.support(truth));
      for (int predicted = 0; predicted < confusion.classes().size(); predicted++) {
        int count = confusion.counts().get(truth).get(predicted);
        cells.add(cell(confusion, truth, predicted, count / support, labelled));
      }
    }
    return cells;
  }

  private static Map<String, Object> cell(
      Confusion confusion, int truth, int predicted, double share, boolean labelled) {
    int count = confusion.counts().get(truth).get(predicted);
    String tip =
        Numbers.count(count)
            + " of "
            + Numbers.count(confusion.support(truth))
            + " ("
            + Numbers.percent(share)
            + ")\ntrue "
            + confusion.classes().get(truth)
            + "\npredicted "
            + confusion.classes().get(predicted);
    double shade = Math.round(Math.sqrt(share) * 1_000) / 1_000.0;
    return map(
        "value",
        List.of((double) predicted, (double) truth, shade),
        "tip",
        tip,
        "label",
        map(
            "show",
            labelled,
            "formatter",
            Integer.toString(count),
            "fontSize",
            11,
            "color",
            HeatInk.of(shade, 0)));
  }

  private static String description(Confusion confusion) {
    int truth = 0;
    int predicted = 0;
    int most = -1;
    for (int i = 0; i < confusion.classes().size(); i++) {
      for (int j = 0; j < confusion.classes().size(); j++) {
        int count = confusion.counts().get(i).get(j);
        if (i != j && count > most) {
          most = count;
          truth = i;
          predicted = j;
        }
      }
    }
    String right =
        Numbers.percent(confusion.accuracy())
            + " of "
            + Numbers.count(confusion.total())
            + " images are on the diagonal";
    return most < 1
        ? right + "."
        : right
            + "; the most frequent mistake is "
            + confusion.classes().get(truth)
            + " taken for "
            + confusion.classes().get(predicted)
            + " ("
            + Numbers.count(most)
            + ").";
  }

  private static DataTable table(String id, Confusion confusion) {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.text("True \\ predicted"));
    confusion.classes().forEach(name -> columns.add(Column.number(name)));
    List<Row> rows = new ArrayList<>();
    for (int truth = 0; truth < confusion.classes().size(); truth++) {
      List<Cell> cells = new ArrayList<>();
      cells.add(Cell.text(confusion.classes().get(truth)));
      confusion.counts().get(truth).forEach(count -> cells.add(Cell.count(count)));
      rows.add(new Row("", cells));
    }
    return DataTable.of(id, "Counts, rows are true classes", columns, rows);
  }
}
