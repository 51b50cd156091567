package io.vgglab.cli;

import io.vgglab.eval.ConfusionMatrix;
import io.vgglab.report.figure.Confusion;
import io.vgglab.report.figure.EpochRow;
import io.vgglab.train.EpochResult;
import java.util.List;

/** Figures of vgg-core as the reports take them. */
final class ReportFigures {

  private ReportFigures() {}

  static Confusion confusion(ConfusionMatrix matrix, List<String> classNames) {
    return new Confusion(
        classNames,
        matrix.rows().stream().map(row -> row.stream().map(Math::toIntExact).toList()).toList());
  }

  static EpochRow row(EpochResult result) {
    return new EpochRow(
        result.epoch(),
        result.loss(),
        result.accuracy(),
        result.macroF1(),
        result.learningRate(),
        result.imagesPerSecond(),
        result.seconds());
  }
}
