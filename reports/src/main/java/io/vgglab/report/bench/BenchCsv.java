package io.vgglab.report.bench;

import io.vgglab.report.text.Csv;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The measured rows of a benchmark run as comma-separated values, full precision. */
public final class BenchCsv {

  private static final List<String> SETUP =
      List.of("benchmark", "plan", "engine", "device", "batch", "preset", "batchNorm", "side");

  private static final List<String> SCORE =
      List.of("score", "unit", "error", "forks", "samples", "imagesPerSecond", "low95", "high95");

  private BenchCsv() {}

  /** One line a row; further parameters and figures stand in columns of their own. */
  public static String write(BenchReport report) {
    Set<String> others = new LinkedHashSet<>();
    Set<String> figures = new LinkedHashSet<>();
    for (BenchRow row : report.rows()) {
      others.addAll(row.setup().other().keySet());
      figures.addAll(row.secondary().keySet());
    }
    figures.remove(BenchRow.IMAGES_PER_SECOND);
    List<String> header = new ArrayList<>(SETUP);
    header.add("threads");
    header.addAll(others);
    header.addAll(SCORE);
    header.addAll(figures);
    return Csv.of(header, report.rows().stream().map(row -> line(row, others, figures)).toList());
  }

  private static List<String> line(BenchRow row, Set<String> others, Set<String> figures) {
    List<String> line = new ArrayList<>(setup(row));
    Map<String, String> other = row.setup().other();
    others.forEach(name -> line.add(other.getOrDefault(name, "")));
    line.addAll(score(row));
    figures.forEach(name -> line.add(Csv.number(row.secondary().getOrDefault(name, Double.NaN))));
    return line;
  }

  private static List<String> setup(BenchRow row) {
    Setup setup = row.setup();
    return List.of(
        row.benchmark(),
        setup.plan().planHash(),
        setup.plan().engine(),
        setup.plan().device(),
        Csv.known(setup.plan().batchSize()),
        setup.preset(),
        setup.batchNorm(),
        Csv.known(setup.side()),
        Csv.known(setup.threads()));
  }

  private static List<String> score(BenchRow row) {
    Score score = row.score();
    Throughput rate = Throughput.of(row);
    return List.of(
        Csv.number(score.value()),
        score.unit(),
        Csv.number(score.error()),
        Integer.toString(score.forks()),
        Integer.toString(score.count()),
        Csv.number(rate.isImagesPerSecond() ? rate.value() : Double.NaN),
        Csv.number(rate.isImagesPerSecond() ? rate.interval().low() : Double.NaN),
        Csv.number(rate.isImagesPerSecond() ? rate.interval().high() : Double.NaN));
  }
}
