package io.vgglab.report.chart;

import io.vgglab.report.figure.ClassFigures;
import io.vgglab.report.figure.Confusion;
import io.vgglab.report.text.Numbers;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The per-class report of a confusion matrix as text, in the layout that scikit-learn prints. */
public final class ClassText {

  private static final int COLUMN = 9;
  private static final String WEIGHTED = "weighted avg";

  private ClassText() {}

  /** The text, each line ended by a line feed; empty where nothing was measured. */
  public static String of(Confusion confusion) {
    if (confusion.isEmpty()) {
      return "";
    }
    List<ClassFigures> figures = confusion.figures();
    int width =
        Math.max(
            WEIGHTED.length(),
            confusion.classes().stream().mapToInt(String::length).max().orElse(0));
    String total = Long.toString(confusion.total());
    StringBuilder text = new StringBuilder();
    text.append(line(width, "", "precision", "recall", "f1-score", "support")).append('\n');
    for (ClassFigures each : figures) {
      text.append(
          line(
              width,
              each.name(),
              number(each.precision()),
              number(each.recall()),
              number(each.f1()),
              Long.toString(each.support())));
    }
    text.append('\n');
    text.append(line(width, "accuracy", "", "", number(confusion.accuracy()), total));
    text.append(mean(width, "macro avg", figures, each -> 1.0 / figures.size(), total));
    text.append(
        mean(
            width,
            WEIGHTED,
            figures,
            each -> (double) each.support() / Math.max(1, confusion.total()),
            total));
    return text.toString();
  }

  private static String mean(
      int width,
      String name,
      List<ClassFigures> figures,
      ToDoubleFunction<ClassFigures> weight,
      String total) {
    double precision = 0;
    double recall = 0;
    double f1 = 0;
    for (ClassFigures each : figures) {
      precision += weight.applyAsDouble(each) * each.precision();
      recall += weight.applyAsDouble(each) * each.recall();
      f1 += weight.applyAsDouble(each) * each.f1();
    }
    return line(width, name, number(precision), number(recall), number(f1), total);
  }

  private static String line(int width, String name, String... columns) {
    StringBuilder line = new StringBuilder(right(name, width)).append(' ');
    for (String column : columns) {
      line.append(' ').append(right(column, COLUMN));
    }
    return line.append('\n').toString();
  }

  private static String right(String text, int width) {
    return " ".repeat(Math.max(0, width - text.length())) + text;
  }

  private static String number(double value) {
    return Numbers.fixed(value, 2);
  }
}
