package io.vgglab.sweep.study;

import com.fasterxml.jackson.databind.JsonNode;
import io.vgglab.report.figure.EpochRow;

/** The figures of an epoch, as trials and run folders keep them, for the reports. */
public final class EpochFigures {

  private EpochFigures() {}

  /** A row of the reports; a figure that was not measured is NaN. */
  public static EpochRow row(JsonNode epoch) {
    return new EpochRow(
        epoch.path("epoch").asInt(),
        epoch.path("loss").asDouble(Double.NaN),
        epoch.path("accuracy").asDouble(Double.NaN),
        epoch.path("macroF1").asDouble(Double.NaN),
        epoch.path("learningRate").asDouble(Double.NaN),
        epoch.path("imagesPerSecond").asDouble(Double.NaN),
        epoch.path("seconds").asDouble(Double.NaN));
  }
}
