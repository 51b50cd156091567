package io.vgglab.report.page;

import io.vgglab.report.figure.PlanRate;
import io.vgglab.report.figure.PlanScore;
import io.vgglab.report.json.Json;
import io.vgglab.report.view.Digest;
import io.vgglab.report.view.Page;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * What a list of pages says about one of them; each page carries its own, so that a folder can be
 * listed.
 *
 * @param kind for example {@code Study}
 * @param title the name of what it reports
 * @param createdAt when the report was made
 * @param figure its headline
 * @param label what the figure is
 * @param sparkline a few numbers that sketch the report, may be empty
 * @param shape how they are drawn
 * @param scores what trained networks were worth
 * @param rates how fast benchmarks trained
 */
public record PageSummary(
    String kind,
    String title,
    Instant createdAt,
    String figure,
    String label,
    List<Double> sparkline,
    Digest.Shape shape,
    List<PlanScore> scores,
    List<PlanRate> rates) {

  /** Format of the text that a page carries. */
  private static final String FORMAT = "vgglab.page";

  private static final int VERSION = 1;
  private static final int SKETCH_POINTS = 40;
  private static final int SKETCH_BARS = 16;

  /** Copies the list. */
  public PageSummary {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(createdAt, "createdAt");
    Objects.requireNonNull(figure, "figure");
    Objects.requireNonNull(label, "label");
    sparkline = List.copyOf(sparkline);
    Objects.requireNonNull(shape, "shape");
    scores = List.copyOf(scores);
    rates = List.copyOf(rates);
  }

  static PageSummary of(Page page) {
    return new PageSummary(
        page.kind(),
        page.title(),
        page.createdAt(),
        page.headline().figure(),
        page.headline().label(),
        sketch(page.digest()),
        page.digest().shape(),
        page.digest().scores(),
        page.digest().rates());
  }

  /** As the text that a page carries. */
  String json() {
    return Json.write(FORMAT, VERSION, this);
  }

  /**
   * Reads what {@link #json} wrote, perhaps before pages had anything to join.
   *
   * @throws IllegalArgumentException if the text is something else
   */
  static PageSummary read(String json) {
    return Json.read(
        json,
        FORMAT,
        VERSION,
        PageSummary.class,
        Map.of("shape", Digest.Shape.CURVE, "scores", List.of(), "rates", List.of()));
  }

  private static List<Double> sketch(Digest digest) {
    List<Double> values = digest.values();
    int most = digest.shape() == Digest.Shape.BARS ? SKETCH_BARS : SKETCH_POINTS;
    int step = Math.max(1, (values.size() + most - 1) / most);
    return IntStream.range(0, values.size())
        .filter(i -> i % step == 0 || i == values.size() - 1)
        .mapToObj(i -> Double.isFinite(values.get(i)) ? rounded(values.get(i)) : Double.NaN)
        .toList();
  }

  private static double rounded(double value) {
    return BigDecimal.valueOf(value).round(new MathContext(4)).doubleValue();
  }
}
