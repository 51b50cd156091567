package io.vgglab.report.index;

import static io.vgglab.report.chart.Options.map;

import io.vgglab.report.chart.Options;
import io.vgglab.report.figure.Interval;
import io.vgglab.report.figure.PlanRate;
import io.vgglab.report.figure.PlanScore;
import io.vgglab.report.page.PageSummary;
import io.vgglab.report.text.Numbers;
import io.vgglab.report.view.Cell;
import io.vgglab.report.view.Cell.Tone;
import io.vgglab.report.view.Chart;
import io.vgglab.report.view.Column;
import io.vgglab.report.view.DataTable;
import io.vgglab.report.view.Row;
import io.vgglab.report.view.Section;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where throughput and F1 meet: the networks that studies and runs of this folder trained, joined
 * with benchmarks of the same plan, engine, device and batch size.
 */
final class ThroughputSection {

  private static final String TABLE = "throughput-table";
  private static final String LEAD =
      "What networks were worth and how fast they trained. A benchmark stands beside a network of the"
          + " same plan, engine, device and batch size: of several the newest, and of that the row with"
          + " the most threads.";

  /** A network, the page that trained it, and the benchmark that measured it, if one did. */
  private record Meeting(String report, PlanScore score, String benchmark, List<PlanRate> rates) {

    double measured() {
      return rates.isEmpty() ? Double.NaN : rates.get(0).imagesPerSecond();
    }

    Interval interval() {
      return rates.isEmpty() ? Interval.none() : rates.get(0).interval();
    }
  }

  private final List<Meeting> meetings = new ArrayList<>();

  ThroughputSection(Collection<PageSummary> pages) {
    List<PageSummary> newest =
        pages.stream().sorted(Comparator.comparing(PageSummary::createdAt).reversed()).toList();
    for (PageSummary page : newest) {
      for (PlanScore score : page.scores()) {
        meetings.add(meeting(page.title(), score, newest));
      }
    }
    meetings.sort(Comparator.comparingDouble((Meeting it) -> it.score().macroF1()).reversed());
  }

  private static Meeting meeting(String report, PlanScore score, List<PageSummary> newest) {
    for (PageSummary page : newest) {
      List<PlanRate> rates =
          page.rates().stream()
              .filter(rate -> rate.plan().equals(score.plan()))
              .max(Comparator.comparingInt(PlanRate::threads))
              .stream()
              .toList();
      if (score.plan().isWhole() && !rates.isEmpty()) {
        return new Meeting(report, score, page.title(), rates);
      }
    }
    return new Meeting(report, score, "", List.of());
  }

  Section section() {
    return Section.of("throughput", "Throughput and F1", LEAD, chart(), table());
  }

  private Chart chart() {
    List<Map<String, Object>> series = Options.list();
    for (Map.Entry<String, List<Map<String, Object>>> each : points().entrySet()) {
      series.add(
          map(
              "name",
              each.getKey(),
              "type",
              "scatter",
              "symbolSize",
              9,
              "itemStyle",
              map("color", Options.colour(series.size()), "opacity", 0.85),
              "data",
              each.getValue()));
    }
    long joined = meetings.stream().filter(it -> !it.rates().isEmpty()).count();
    return new Chart(
            "throughput-chart",
            "Macro F1 against training images a second",
            Numbers.count(joined)
                + " of "
                + Numbers.count(meetings.size())
                + " networks were benchmarked too; the others stand at the speed of their training.",
            "",
            320,
            series.isEmpty() || meetings.size() < 2 ? Map.of() : option(series),
            DataTable.none())
        .tabledIn(TABLE);
  }

  private static Map<String, Object> option(List<Map<String, Object>> series) {
    return map(
        "grid",
        Options.grid(44),
        "legend",
        map("left", 0, "top", 0),
        "tooltip",
        map("trigger", "item"),
        "xAxis",
        Options.bottomAxis("images/s"),
        "yAxis",
        Options.valueAxis(""),
        "series",
        series);
  }

  private Map<String, List<Map<String, Object>>> points() {
    Map<String, List<Map<String, Object>>> points = new LinkedHashMap<>();
    for (Meeting each : meetings) {
      boolean joined = !each.rates().isEmpty();
      double rate = joined ? each.measured() : each.score().imagesPerSecond();
      if (Double.isFinite(rate) && Double.isFinite(each.score().macroF1())) {
        String tip =
            each.report()
                + ", "
                + each.score().network()
                + "\nmacro F1 "
                + Numbers.score(each.score().macroF1())
                + "\n"
                + Numbers.significant(rate, 4)
                + " images/s "
                + (joined ? "in " + benchmark(each) : "while training");
        points
            .computeIfAbsent(
                joined ? "benchmarked" : "as measured while training", key -> Options.list())
            .add(map("value", Options.point(rate, each.score().macroF1()), "tip", tip));
      }
    }
    return points;
  }

  private DataTable table() {
    return DataTable.of(
            TABLE,
            "Trained networks, best first",
            List.of(
                Column.text("Report"),
                Column.text("Network"),
                Column.number("Macro F1"),
                Column.text("95 % interval of F1"),
                Column.text("Measured on"),
                Column.number("Images/s while training"),
                Column.number("Images/s benchmarked"),
                Column.text("95 % interval of images/s"),
                Column.text("Benchmark"),
                Column.text("Engine"),
                Column.text("Device"),
                Column.number("Batch")),
            meetings.stream().map(ThroughputSection::row).toList())
        .filterable();
  }

  private static Row row(Meeting of) {
    PlanScore score = of.score();
    return Row.of(
        Cell.text(of.report()),
        Cell.text(score.network()),
        Cell.score(score.macroF1()).as(Tone.STRONG),
        Cell.text(score.interval().isEmpty() ? "none" : scores(score.interval())),
        Cell.text(score.split()),
        Cell.number(Numbers.significant(score.imagesPerSecond(), 4), score.imagesPerSecond()),
        Cell.number(Numbers.significant(of.measured(), 4), of.measured()).as(Tone.STRONG),
        Cell.interval(
            of.interval().isEmpty() ? Numbers.ABSENT : rates(of.interval()), of.interval()),
        Cell.text(benchmark(of)),
        Cell.text(score.plan().engine()),
        Cell.text(score.plan().device()),
        Cell.count(score.plan().batchSize()));
  }

  private static String benchmark(Meeting of) {
    int threads = of.rates().stream().mapToInt(PlanRate::threads).findFirst().orElse(0);
    return threads == 0
        ? of.benchmark()
        : of.benchmark() + (threads == 1 ? ", 1 thread" : ", " + threads + " threads");
  }

  private static String scores(Interval interval) {
    return Numbers.score(interval.low()) + " to " + Numbers.score(interval.high());
  }

  private static String rates(Interval interval) {
    return Numbers.significant(interval.low(), 4)
        + " to "
        + Numbers.significant(interval.high(), 4);
  }
}
