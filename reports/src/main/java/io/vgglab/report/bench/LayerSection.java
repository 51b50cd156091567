package io.vgglab.report.bench;

import static io.vgglab.report.chart.Options.map;

import io.vgglab.report.chart.Options;
import io.vgglab.report.text.Numbers;
import io.vgglab.report.view.Cell;
import io.vgglab.report.view.Cell.Tone;
import io.vgglab.report.view.Chart;
import io.vgglab.report.view.Column;
import io.vgglab.report.view.DataTable;
import io.vgglab.report.view.Row;
import io.vgglab.report.view.Section;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Layer by layer: a table of every pass, and matrix products under the roof of the device. */
final class LayerSection {

  private static final String LEAD =
      "Medians over whole training steps in one process, each operation by the clock: a profile,"
          + " not JMH. Model GFLOP/s count the textbook's operations: Winograd executes fewer, so it"
          + " may pass the product of matrices measured in the same run.";

  private static final List<Column> COLUMNS =
      List.of(
          Column.text("Setup"),
          Column.text("Layer"),
          Column.text("Pass"),
          Column.number("Median, ms"),
          Column.text("Range, ms"),
          Column.number("Share of the step"),
          Column.number("Model GFLOP/s"),
          Column.number("Of the product of matrices"),
          Column.number("Executed GFLOP/s"),
          Column.number("Operations a byte"),
          Column.text("Kernel"));

  private final BenchReport report;
  private final SetupLabels labels;

  LayerSection(BenchReport report) {
    this.report = report;
    this.labels = new SetupLabels(report.layers().stream().map(LayerRow::setup));
  }

  Section section() {
    return Section.of("layers", "Layer by layer", LEAD, roofline(), table());
  }

  private Chart roofline() {
    List<LayerRow> products =
        report.layers().stream().filter(row -> !Double.isNaN(row.intensity())).toList();
    return new Chart(
        "roofline",
        "Roofline",
        "Each dot is a pass of a convolution or dense layer: model GFLOP/s over model operations"
            + " for each byte it must move. Lines: what memory and the product of matrices allow.",
        "",
        360,
        products.isEmpty() || report.roofs().isEmpty() ? Map.of() : option(products),
        roofs());
  }

  private Map<String, Object> option(List<LayerRow> products) {
    Map<String, List<Map<String, Object>>> dots = new LinkedHashMap<>();
    for (LayerRow row : products) {
      dots.computeIfAbsent(row.setup().engineOnDevice(), name -> new ArrayList<>()).add(dot(row));
    }
    List<Map<String, Object>> series = Options.list();
    dots.forEach((name, data) -> series.add(dots(name, data, Options.colour(series.size()))));
    double least = products.stream().mapToDouble(LayerRow::intensity).min().orElse(1) / 2;
    double most = products.stream().mapToDouble(LayerRow::intensity).max().orElse(1) * 2;
    report.roofs().forEach(roof -> series.add(roof(roof, least, most)));
    return map(
        "grid",
        Options.merge(Options.grid(56), map("right", 32)),
        "legend",
        map("show", true, "left", 0, "top", 0, "itemGap", 12),
        "tooltip",
        map("trigger", "item"),
        "xAxis",
        Options.bottomAxis("model operations a byte", "type", "log"),
        "yAxis",
        Options.valueAxis("GFLOP/s", "type", "log"),
        "series",
        series);
  }

  private static Map<String, Object> dots(
      String name, List<Map<String, Object>> data, String colour) {
    return map(
        "id",
        name,
        "name",
        name,
        "type",
        "scatter",
        "symbolSize",
        8,
        "itemStyle",
        map("color", colour, "opacity", 0.8),
        "data",
        data);
  }

  private Map<String, Object> dot(LayerRow row) {
    return map(
        "value",
        Options.point(row.intensity(), row.gigaflops()),
        "tip",
        row.layer()
            + ", "
            + row.pass()
            + "\n"
            + labels.label(row.setup())
            + "\n"
            + Numbers.significant(row.gigaflops(), 3)
            + " GFLOP/s, "
            + Numbers.significant(row.median(), 3)
            + " ms\n"
            + row.kernel());
  }

  private static Map<String, Object> roof(RoofRow roof, double least, double most) {
    double ridge = roof.gigaflops() / roof.gigabytes();
    List<List<Double>> points = new ArrayList<>();
    if (ridge > least) {
      points.add(Options.point(least, least * roof.gigabytes()));
    }
    points.add(Options.point(Math.max(ridge, least), roof.gigaflops()));
    points.add(Options.point(Math.max(most, ridge * 2), roof.gigaflops()));
    String name = "roof of " + roof.engineOnDevice() + ", threads " + roof.threads();
    return map(
        "id",
        name,
        "name",
        name,
        "type",
        "line",
        "symbol",
        "none",
        "silent",
        true,
        "lineStyle",
        map("color", "var(--ink)", "width", 1.5, "type", "dashed"),
        "itemStyle",
        map("color", "var(--ink)"),
        "data",
        points);
  }

  private DataTable roofs() {
    return DataTable.of(
        "roofs",
        "What the devices did at best in this run",
        List.of(
            Column.text("Engine"),
            Column.number("Threads"),
            Column.number("Product of matrices, GFLOP/s"),
            Column.number("Sum of arrays, GB/s")),
        report.roofs().stream()
            .map(
                roof ->
                    Row.of(
                        Cell.text(roof.engineOnDevice()),
                        Cell.count(roof.threads()),
                        Cell.number(Numbers.significant(roof.gigaflops(), 3), roof.gigaflops()),
                        Cell.number(Numbers.significant(roof.gigabytes(), 3), roof.gigabytes())))
            .toList());
  }

  private DataTable table() {
    Map<Setup, Double> steps = new LinkedHashMap<>();
    report.layers().forEach(row -> steps.merge(row.setup(), row.median(), Double::sum));
    return DataTable.of(
            "layer-rows",
            "Every pass of every layer",
            COLUMNS,
            report.layers().stream().map(row -> row(row, steps.get(row.setup()))).toList())
        .filterable();
  }

  private Row row(LayerRow row, double step) {
    double share = row.median() / step;
    double peak = row.gigaflops() / peak(row);
    return new Row(
        row.setup().engineOnDevice(),
        List.of(
            Cell.text(labels.label(row.setup())),
            Cell.text(row.layer()),
            Cell.text(row.pass()),
            Cell.number(Numbers.significant(row.median(), 3), row.median()).as(Tone.STRONG),
            range(row),
            Cell.number(Numbers.percent(share), share),
            Cell.number(Numbers.significant(row.gigaflops(), 3), row.gigaflops()),
            Cell.number(Numbers.percent(peak), peak),
            Cell.number(Numbers.significant(row.executedGigaflops(), 3), row.executedGigaflops()),
            Cell.number(Numbers.significant(row.intensity(), 3), row.intensity()),
            Cell.text(row.kernel()).as(Tone.QUIET)));
  }

  private static Cell range(LayerRow row) {
    DoubleSummaryStatistics times =
        row.milliseconds().stream().mapToDouble(Double::doubleValue).summaryStatistics();
    return Cell.number(
        Numbers.significant(times.getMin(), 3)
            + " to "
            + Numbers.significant(times.getMax(), 3)
            + ", n = "
            + times.getCount(),
        times.getMin());
  }

  /** The best product of matrices on the row's device, whichever engine did it. */
  private double peak(LayerRow row) {
    return report.roofs().stream()
        .filter(roof -> roof.isOf(row.setup()))
        .mapToDouble(RoofRow::gigaflops)
        .max()
        .orElse(Double.NaN);
  }
}
