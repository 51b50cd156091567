package io.vgglab.report.bench;

import static io.vgglab.report.chart.Options.map;

import io.vgglab.report.chart.LineChart;
import io.vgglab.report.chart.LineChart.Line;
import io.vgglab.report.chart.Options;
import io.vgglab.report.view.Chart;
import io.vgglab.report.view.DataTable;
import io.vgglab.report.view.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How fast samplers choose the parameters of the next trial, by the trials that there are. */
final class SearchSection {

  private static final String SAMPLER = "sampler";
  private static final String TRIALS = "trials";

  /** Half the width of the last label of the axis, which stands at its end. */
  private static final int LAST_LABEL = 32;

  private SearchSection() {}

  /** The section, without blocks where no sampler was measured at two numbers of trials. */
  static Section of(BenchReport report) {
    List<Line> lines = new ArrayList<>();
    points(report)
        .forEach(
            (sampler, points) ->
                lines.add(
                    new Line(
                        sampler,
                        Options.colour(lines.size()),
                        false,
                        points.entrySet().stream()
                            .map(it -> Options.point(it.getKey(), it.getValue()))
                            .toList())));
    Chart chart =
        new Chart(
            "suggestions",
            "Suggestions per second",
            "Suggestions per second by the number of finished trials, one line a sampler; both axes"
                + " logarithmic.",
            "",
            300,
            lines.isEmpty()
                ? Map.of()
                : Options.merge(
                    LineChart.option(
                        lines,
                        Options.bottomAxis("finished trials", "type", "log"),
                        Options.valueAxis("", "type", "log")),
                    map("grid", Options.merge(Options.grid(40), map("right", LAST_LABEL)))),
            DataTable.none(),
            "rows");
    return Section.of(
        "search",
        "Samplers",
        "What choosing the next trial's parameters costs in a search over eight parameters.",
        chart);
  }

  /** Whether the section draws the rows of a benchmark. */
  static boolean draws(BenchReport report, String benchmark) {
    return !points(report).isEmpty()
        && report.rows().stream()
            .filter(row -> row.benchmark().equals(benchmark))
            .allMatch(SearchSection::isSearch);
  }

  private static Map<String, SortedMap<Double, Double>> points(BenchReport report) {
    Map<String, SortedMap<Double, Double>> points = new LinkedHashMap<>();
    for (BenchRow row : report.rows().stream().filter(SearchSection::isSearch).toList()) {
      Map<String, String> other = row.setup().other();
      points
          .computeIfAbsent(other.get(SAMPLER), name -> new TreeMap<>())
          .put(
              Double.valueOf(other.get(TRIALS)),
              row.secondary().get(BenchRow.SUGGESTIONS_PER_SECOND));
    }
    points.values().removeIf(each -> each.size() < 2);
    return points;
  }

  private static boolean isSearch(BenchRow row) {
    return row.secondary().containsKey(BenchRow.SUGGESTIONS_PER_SECOND)
        && row.setup().other().containsKey(SAMPLER)
        && row.setup().other().getOrDefault(TRIALS, "").matches("[0-9]{1,9}");
  }
}
