package io.vgglab.report.chart;

import io.vgglab.report.figure.ClassFigures;
import io.vgglab.report.figure.Confusion;
import io.vgglab.report.text.Numbers;
import io.vgglab.report.view.Cell;
import io.vgglab.report.view.Cell.Tone;
import io.vgglab.report.view.Column;
import io.vgglab.report.view.DataTable;
import io.vgglab.report.view.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The per-class report of a confusion matrix as a table. */
public final class ClassTable {

  private static final List<Column> COLUMNS =
      List.of(
          Column.text("Class"),
          Column.number("Precision"),
          Column.number("Recall"),
          Column.number("F1"),
          Column.number("Images"));

  private ClassTable() {}

  /**
   * One row a class, then the accuracy and the macro and weighted means; empty where nothing was
   * measured.
   */
  public static DataTable of(String id, String caption, Confusion confusion) {
    if (confusion.isEmpty()) {
      return DataTable.none();
    }
    List<ClassFigures> figures = confusion.figures();
    List<Row> rows = new ArrayList<>();
    figures.forEach(each -> rows.add(row(each, Tone.PLAIN)));
    rows.add(row(macro(figures, confusion.total()), Tone.STRONG));
    rows.add(row(weighted(figures, confusion.total()), Tone.QUIET));
    rows.add(accuracy(confusion));
    return DataTable.of(id, caption, COLUMNS, rows);
  }

  private static Row row(ClassFigures each, Tone tone) {
    return Row.of(
        Cell.text(each.name()).as(tone),
        Cell.score(each.precision()).as(tone),
        Cell.score(each.recall()).as(tone),
        Cell.score(each.f1()).as(tone),
        Cell.count(each.support()).as(tone));
  }

  private static Row accuracy(Confusion confusion) {
    return Row.of(
        Cell.text("Accuracy").as(Tone.QUIET),
        Cell.number("", Double.NaN),
        Cell.number("", Double.NaN),
        new Cell(Numbers.score(confusion.accuracy()), "", Tone.QUIET),
        Cell.count(confusion.total()).as(Tone.QUIET));
  }

  private static ClassFigures macro(List<ClassFigures> figures, long total) {
    return new ClassFigures(
        "Macro mean",
        mean(figures, ClassFigures::precision),
        mean(figures, ClassFigures::recall),
        mean(figures, ClassFigures::f1),
        total);
  }

  private static ClassFigures weighted(List<ClassFigures> figures, long total) {
    return new ClassFigures(
        "Weighted mean",
        weighted(figures, ClassFigures::precision, total),
        weighted(figures, ClassFigures::recall, total),
        weighted(figures, ClassFigures::f1, total),
        total);
  }

  private static double mean(List<ClassFigures> figures, ToDoubleFunction<ClassFigures> of) {
    return figures.stream().mapToDouble(of).average().orElse(Double.NaN);
  }

  private static double weighted(
      List<ClassFigures> figures, ToDoubleFunction<ClassFigures> of, long total) {
    return figures.stream().mapToDouble(it -> of.applyAsDouble(it) * it.support()).sum()
        / Math.max(1, total);
  }
}
