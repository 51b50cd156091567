package io.vgglab.eval;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Precision, recall, F1 and support per class and on average, as the text that scikit-learn's
 * {@code classification_report} prints, byte for byte.
 *
 * <p>Two digits; the exact value of each double is rounded half to even, as Python does: 0.665,
 * which is a little more than 0.665 in binary, prints as 0.67.
 *
 * @param matrix the counted predictions
 * @param classNames one name per class, in class order
 * @param style the layout
 */
public record ClassificationReport(
    ConfusionMatrix matrix, List<String> classNames, ReportStyle style) {
  private static final int DIGITS = 2;
  private static final int COLUMN = 9;

  /** Checks that every class has a name. */
  public ClassificationReport {
    Objects.requireNonNull(matrix, "matrix");
    Objects.requireNonNull(style, "style");
    classNames = List.copyOf(classNames);
    if (classNames.size() != matrix.classes()) {
      throw new IllegalArgumentException(
          "classNames must hold %s names, one per class, but held %s"
              .formatted(matrix.classes(), classNames.size()));
    }
  }

  /** The report in the current layout, classes named by their numbers. */
  public static ClassificationReport of(ConfusionMatrix matrix) {
    return new ClassificationReport(
        matrix,
        IntStream.range(0, matrix.classes()).mapToObj(Integer::toString).toList(),
        ReportStyle.CURRENT);
  }

  /** The same report with other class names. */
  public ClassificationReport withNames(List<String> names) {
    return new ClassificationReport(matrix, names, style);
  }

  /** The same report in another layout. */
  public ClassificationReport withStyle(ReportStyle other) {
    return new ClassificationReport(matrix, classNames, other);
  }

  /** The report: lines end in {@code \n}, the last one too. */
  public String text() {
    StringBuilder text = new StringBuilder();
    line(text, "", List.of("precision", "recall", "f1-score", "support"));
    text.append('\n');
    for (int c = 0; c < matrix.classes(); c++) {
      row(text, classNames.get(c), matrix.measures(c));
    }
    text.append('\n');
    switch (style) {
      case CURRENT -> {
        String support = Long.toString(matrix.total());
        line(text, "accuracy", List.of("", "", digits(matrix.accuracy()), support));
        row(text, "macro avg", matrix.macro());
        row(text, style.lastHeading(), matrix.weighted());
      }
      case SKLEARN_0_19 -> {
        ClassMeasures weighted = matrix.weighted();
        line(
            text,
            style.lastHeading(),
            List.of(
                digits(weighted.precision()),
                digits(weighted.recall()),
                digits(matrix.weightedMean(style::f1)),
                Long.toString(weighted.support())));
      }
    }
    return text.toString();
  }

  private void row(StringBuilder text, String heading, ClassMeasures measures) {
    line(
        text,
        heading,
        List.of(
            digits(measures.precision()),
            digits(measures.recall()),
            digits(style.f1(measures)),
            Long.toString(measures.support())));
  }

  private void line(StringBuilder text, String heading, List<String> columns) {
    pad(text, heading, headingWidth());
    text.append(' ');
    for (String column : columns) {
      pad(text.append(' '), column, COLUMN);
    }
    text.append('\n');
  }

  private int headingWidth() {
    return Stream.concat(classNames.stream(), Stream.of(style.lastHeading()))
        .mapToInt(ClassificationReport::length)
        .max()
        .orElseThrow();
  }

  private static void pad(StringBuilder text, String value, int width) {
    text.append(" ".repeat(Math.max(0, width - length(value)))).append(value);
  }

  /** Characters as Python counts them. */
  private static int length(String value) {
    return value.codePointCount(0, value.length());
  }

  private static String digits(double value) {
    return new BigDecimal(value).setScale(DIGITS, RoundingMode.HALF_EVEN).toPlainString();
  }
}
