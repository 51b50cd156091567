package io.vgglab.report.study;

import io.vgglab.report.figure.EpochRow;
import io.vgglab.report.figure.Interval;
import io.vgglab.report.figure.Statistics;
import io.vgglab.report.text.Numbers;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Figures and words that several sections take from a trial. */
final class TrialFigures {

  private TrialFigures() {}

  /** Training images per second: the mean over the epochs, NaN where none is known. */
  static double imagesPerSecond(TrialReport trial) {
    return trial.epochs().stream()
        .mapToDouble(EpochRow::imagesPerSecond)
        .filter(Double::isFinite)
        .average()
        .orElse(Double.NaN);
  }

  /** The parameters in one line, for example {@code learningRate 0.01, batchSize 256}. */
  static String parameters(Map<String, ParameterValue> parameters) {
    return parameters.entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue().shown())
        .collect(Collectors.joining(", "));
  }

  /** The trial in a few words, with its value. */
  static String label(TrialReport trial) {
    return "Trial "
        + trial.number()
        + " ("
        + trial.status().label()
        + "): "
        + Numbers.score(trial.value());
  }

  /** How often the trial was trained, in words. */
  static String runs(TrialReport trial) {
    return trial.hasSeeds()
        ? "the mean over " + trial.seedValues().size() + " seeds"
        : "a single run";
  }

  /** The values of its trainings: one, or one a seed. */
  static List<Double> values(TrialReport trial) {
    return trial.hasSeeds() ? trial.seedValues() : List.of(trial.value());
  }

  /** A mean with its spread and number, or as that of one trial. */
  static String spread(Statistics of) {
    return of.n() < 2
        ? Numbers.score(of.mean()) + " (1 trial)"
        : Numbers.score(of.mean()) + " ± " + Numbers.score(of.deviation()) + " (n " + of.n() + ")";
  }

  /** Both ends of an interval of scores. */
  static String ends(Interval interval) {
    return Numbers.score(interval.low()) + " to " + Numbers.score(interval.high());
  }

  /** The text with a capital first letter. */
  static String capitalised(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
