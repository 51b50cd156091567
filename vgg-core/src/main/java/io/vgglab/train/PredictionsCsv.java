package io.vgglab.train;

import io.vgglab.eval.Predictions;
import java.util.List;

/**
 * Predictions as comma-separated values, the content of {@code predictions.csv}: a header, then a
 * line an image, each ended by a line feed; fields are quoted after RFC 4180.
 *
 * <p>A class name that a spreadsheet would run as a formula gets an apostrophe in front.
 */
final class PredictionsCsv {

  private static final String HEADER =
      "index,truth,predicted,truthProbability,predictedProbability,truthName,predictedName\n";
  private static final String FORMULA_STARTS = "=+-@\t\r";

  private PredictionsCsv() {}

  /**
   * True and most probable class of each image, as number and name, with the probability that the
   * network gave to either, 0 to 1, as the shortest decimal that reads back as the same float32.
   *
   * @param names class names by number
   */
  static String of(Predictions predictions, List<String> names) {
    List<String> fields = names.stream().map(PredictionsCsv::field).toList();
    StringBuilder csv = new StringBuilder(HEADER);
    for (int i = 0; i < predictions.size(); i++) {
      int truth = predictions.truth(i);
      int predicted = predictions.predicted(i);
      csv.append(i).append(',').append(truth).append(',').append(predicted);
      csv.append(',').append(predictions.probability(i, truth));
      csv.append(',').append(predictions.probability(i, predicted));
      csv.append(',').append(fields.get(truth)).append(',').append(fields.get(predicted));
      csv.append('\n');
    }
    return csv.toString();
  }

  private static String field(String name) {
    boolean formula = !name.isEmpty() && FORMULA_STARTS.indexOf(name.charAt(0)) >= 0;
    String safe = formula ? "'" + name : name;
    boolean quoted = safe.chars().anyMatch(c -> ",\"\n\r".indexOf(c) >= 0);
    return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
