package io.vgglab.report.run;

import io.vgglab.report.figure.EpochRow;
import io.vgglab.report.text.Csv;
import java.util.List;
import java.util.stream.Stream;

/** The epochs of a training as comma-separated values, full precision. */
public final class RunCsv {

  private static final List<String> HEADER =
      List.of("epoch", "loss", "accuracy", "macroF1", "learningRate", "imagesPerSecond", "seconds");

  private RunCsv() {}

  /** One line an epoch. */
  public static String write(RunReport report) {
    return Csv.of(HEADER, report.epochs().stream().map(RunCsv::line).toList());
  }

  private static List<String> line(EpochRow epoch) {
    return Stream.of(
            (double) epoch.epoch(),
            epoch.loss(),
            epoch.accuracy(),
            epoch.macroF1(),
            epoch.learningRate(),
            epoch.imagesPerSecond(),
            epoch.seconds())
        .map(Csv::number)
        .toList();
  }
}
