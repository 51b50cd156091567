package io.vgglab.report.run;

import io.vgglab.report.figure.EpochRow;
import io.vgglab.report.figure.PlanScore;
import io.vgglab.report.figure.Statistics;
import io.vgglab.report.view.Digest;
import java.util.List;
import java.util.stream.Collectors;

/** What a training hands to a list of pages: its curve, its macro F1 and its speed. */
final class RunDigest {

  private static final List<String> NAMES = List.of("preset", "config", "width", "batchNorm");

  private RunDigest() {}

  static Digest of(RunReport report) {
    Digest curve =
        Digest.of(Digest.Shape.CURVE, report.epochs().stream().map(EpochRow::macroF1).toList());
    if (report.confusion().isEmpty()) {
      return curve;
    }
    return curve.withScores(
        List.of(
            new PlanScore(
                report.plan(),
                network(report),
                report.confusion().macroF1(),
                report.f1Interval(),
                report.data().split().label(),
                Statistics.of(report.epochs().stream().map(EpochRow::imagesPerSecond).toList())
                    .mean())));
  }

  private static String network(RunReport report) {
    return NAMES.stream()
        .filter(report.spec()::containsKey)
        .map(name -> name + " " + report.spec().get(name))
        .collect(Collectors.joining(", "));
  }
}
