package io.vgglab.sweep.study;

import io.vgglab.eval.Metric;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Records of samplers, pruners and modes, and names of metrics, in words for people. */
final class Words {

  private Words() {}

  /**
   * {@code GridSampler[]} becomes {@code grid}, {@code PerTrial[seed=1]} {@code per-trial, seed 1}.
   */
  static String of(Object value) {
    String text = value.toString();
    int bracket = text.indexOf('[');
    if (bracket < 0) {
      return text.toLowerCase(Locale.ROOT).replace('_', '-');
    }
    String name =
        text.substring(0, bracket)
            .replaceFirst("(Sampler|Pruner)$", "")
            .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
            .toLowerCase(Locale.ROOT);
    String details =
        text.substring(bracket + 1, text.length() - 1)
            .replaceAll("[A-Za-z]+=[A-Z][A-Za-z0-9]*\\[", "")
            .replace("]", "")
            .replace('=', ' ');
    return details.isEmpty() ? name.replaceFirst("^no$", "none") : name + ", " + details;
  }

  /** Whether it is the name of a metric of ours, whichever program uses it. */
  static boolean isMetric(String name) {
    return Arrays.stream(Metric.values()).anyMatch(metric -> metric.key().equals(name));
  }

  /**
   * {@code macroF1} becomes {@code macro F1}, {@code imagesPerSecond} becomes {@code images per
   * second}.
   */
  static String ofKey(String key) {
    return Arrays.stream(key.split("(?<=[a-z])(?=[A-Z])"))
        .map(word -> word.equals("F1") ? word : word.toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(" "));
  }
}
