package io.vgglab.report.bench;

import static io.vgglab.report.chart.Options.map;

import io.vgglab.report.chart.LineChart;
import io.vgglab.report.chart.LineChart.Line;
import io.vgglab.report.chart.Options;
import io.vgglab.report.chart.Whiskers;
import io.vgglab.report.figure.PlanKey;
import io.vgglab.report.text.Numbers;
import io.vgglab.report.text.Slug;
import io.vgglab.report.view.Chart;
import io.vgglab.report.view.DataTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/** The charts of a benchmark page; their table is the table of results. */
final class BenchCharts {

  private static final int BAR_HEIGHT = 30;

  /** Height of a bar whose name may take three lines on a narrow screen. */
  private static final int TALL_BAR_HEIGHT = 42;

  private static final int LONG_NAME = 46;

  private final BenchReport report;
  private final List<String> engines;

  BenchCharts(BenchReport report) {
    this.report = report;
    engines =
        Stream.concat(
                report.rows().stream().map(BenchRow::setup),
                report.unavailable().stream().map(UnavailableRow::setup))
            .map(Setup::engineOnDevice)
            .distinct()
            .toList();
  }

  /** Bars of all setups of one benchmark, those that could not be measured last. */
  Chart bars(String benchmark) {
    List<BenchRow> rows = rows(benchmark);
    List<UnavailableRow> missing =
        report.unavailable().stream().filter(row -> row.benchmark().equals(benchmark)).toList();
    List<Throughput> scores = rows.stream().map(Throughput::of).toList();
    String unit = scores.isEmpty() ? "" : scores.get(0).unit();
    boolean less =
        !rows.isEmpty()
            && rows.get(0).score().lessIsBetter()
            && !unit.equals(BenchRow.IMAGES_PER_SECOND);
    SetupLabels labels = labels(rows, missing);
    String description =
        (less ? "Less is better. " : "More is better. ")
            + "Bar: mean; whisker: 95 % over forks; dots: raw samples.";
    return new Chart(
        "bars-" + Slug.of(benchmark),
        benchmark,
        description,
        missing.isEmpty() ? "" : "Rows without a bar were not measured; the reasons are below.",
        70 + barHeight(rows, labels) * (rows.size() + missing.size()),
        rows.isEmpty() ? Map.of() : barOption(rows, scores, missing, unit, labels),
        DataTable.none(),
        "rows");
  }

  /** Images per second over the batch size, one line an engine; empty for a single batch size. */
  Chart scaling(String benchmark) {
    return scaling(benchmark, "batch size", "scaling", setup -> setup.plan().batchSize());
  }

  /** Images per second over the threads, one line an engine; empty for a single number of them. */
  Chart threads(String benchmark) {
    return scaling(benchmark, "threads", "threads", Setup::threads);
  }

  private Chart scaling(String benchmark, String axis, String id, ToIntFunction<Setup> position) {
    Map<Setup, SortedMap<Double, Double>> lines = new LinkedHashMap<>();
    for (BenchRow row : rows(benchmark)) {
      Throughput score = Throughput.of(row);
      if (score.isImagesPerSecond()) {
        lines
            .computeIfAbsent(without(axis, row.setup()), setup -> new TreeMap<>())
            .put((double) position.applyAsInt(row.setup()), score.value());
      }
    }
    lines.values().removeIf(points -> points.size() < 2);
    SetupLabels labels = new SetupLabels(lines.keySet().stream());
    List<Line> drawn = new ArrayList<>();
    lines.forEach(
        (setup, points) ->
            drawn.add(
                new Line(
                    labels.label(setup),
                    Options.colour(drawn.size()),
                    false,
                    points.entrySet().stream()
                        .map(it -> Options.point(it.getKey(), it.getValue()))
                        .toList())));
    return new Chart(
        id + "-" + Slug.of(benchmark),
        benchmark,
        "Images per second by " + axis + ".",
        "",
        280,
        drawn.isEmpty()
            ? Map.of()
            : LineChart.option(
                drawn,
                Options.bottomAxis(axis, "type", "log", "logBase", 2),
                Options.valueAxis("", "scale", false, "min", 0)),
        DataTable.none(),
        "rows");
  }

  private List<BenchRow> rows(String benchmark) {
    return report.rows().stream().filter(row -> row.benchmark().equals(benchmark)).toList();
  }

  private static int barHeight(List<BenchRow> rows, SetupLabels labels) {
    return rows.stream().anyMatch(row -> labels.label(row.setup()).length() > LONG_NAME)
        ? TALL_BAR_HEIGHT
        : BAR_HEIGHT;
  }

  /** The names of a benchmark's setups by what they differ in, not by what others do. */
  private static SetupLabels labels(List<BenchRow> rows, List<UnavailableRow> missing) {
    return new SetupLabels(
        Stream.concat(
            rows.stream().map(BenchRow::setup), missing.stream().map(UnavailableRow::setup)));
  }

  /** Everything but what the axis shows. */
  private static Setup without(String axis, Setup setup) {
    boolean byThreads = axis.equals("threads");
    int batch = byThreads ? setup.plan().batchSize() : 0;
    return new Setup(
        new PlanKey("", setup.plan().engine(), setup.plan().device(), batch),
        setup.preset(),
        setup.batchNorm(),
        setup.side(),
        byThreads ? 0 : setup.threads(),
        setup.other());
  }

  private Map<String, Object> barOption(
      List<BenchRow> rows,
      List<Throughput> scores,
      List<UnavailableRow> missing,
      String unit,
      SetupLabels labels) {
    List<String> names = new ArrayList<>();
    rows.forEach(row -> names.add(labels.label(row.setup())));
    missing.forEach(row -> names.add(labels.label(row.setup())));
    return map(
        "grid",
        map("left", 4, "right", 64, "top", 4, "bottom", 24, "containLabel", true),
        "tooltip",
        map("trigger", "item"),
        "xAxis",
        Options.bottomAxis(unit, "scale", false, "min", 0, "splitNumber", 3),
        "yAxis",
        Options.merge(
            Options.rowAxis(names),
            map("axisLabel", map("interval", 0, "overflow", "break", "lineHeight", 13))),
        "series",
        List.of(
            map(
                "type",
                "bar",
                "barMaxWidth",
                16,
                "z",
                2,
                "data",
                bars(rows, scores, missing, labels)),
            figures(scores),
            map(
                "type",
                "scatter",
                "symbolSize",
                4,
                "z",
                3,
                "silent",
                true,
                "itemStyle",
                map("color", "var(--ink)", "opacity", 0.35),
                "data",
                dots(scores)),
            Whiskers.of(scores.stream().map(Throughput::interval).toList())));
  }

  private List<Map<String, Object>> bars(
      List<BenchRow> rows,
      List<Throughput> scores,
      List<UnavailableRow> missing,
      SetupLabels labels) {
    List<Map<String, Object>> bars = Options.list();
    for (int i = 0; i < rows.size(); i++) {
      bars.add(bar(rows.get(i), scores.get(i), labels));
    }
    for (UnavailableRow row : missing) {
      bars.add(
          map(
              "value",
              0,
              "tip",
              labels.label(row.setup()) + "\nnot measured: " + row.reason(),
              "label",
              map(
                  "show", true,
                  "position", "right",
                  "formatter", "not measured",
                  "color", "var(--muted)")));
    }
    return bars;
  }

  private Map<String, Object> bar(BenchRow row, Throughput score, SetupLabels labels) {
    String figure = Numbers.significant(score.value(), 4) + " " + score.unit();
    String spread = ResultTable.spread(score, row.score());
    String tip = String.join("\n", labels.label(row.setup()), figure, spread);
    return map(
        "value",
        score.value(),
        "tip",
        tip,
        "itemStyle",
        map(
            "color",
            Options.colour(Math.max(0, engines.indexOf(row.setup().engineOnDevice()))),
            "opacity",
            0.85));
  }

  /** The figures, right of everything that is drawn of their row. */
  private static Map<String, Object> figures(List<Throughput> scores) {
    return Whiskers.texts(
        scores.stream()
            .map(
                it ->
                    it.samples().stream()
                        .reduce(Whiskers.end(it.value(), it.interval()), Math::max))
            .toList(),
        scores.stream().map(it -> Numbers.significant(it.value(), 4)).toList());
  }

  private static List<List<Double>> dots(List<Throughput> scores) {
    List<List<Double>> dots = new ArrayList<>();
    for (int i = 0; i < scores.size(); i++) {
      for (double sample : scores.get(i).samples()) {
        dots.add(Options.point(sample, i));
      }
    }
    return dots;
  }
}
