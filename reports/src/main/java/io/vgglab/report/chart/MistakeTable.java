package io.vgglab.report.chart;

import io.vgglab.report.figure.Confusion;
import io.vgglab.report.text.Numbers;
import io.vgglab.report.view.Cell;
import io.vgglab.report.view.Column;
import io.vgglab.report.view.DataTable;
import io.vgglab.report.view.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The most frequent mistakes of a confusion matrix that is too large to draw. */
final class MistakeTable {

  private static final int ROWS = 100;

  private MistakeTable() {}

  static DataTable of(String id, String title, Confusion confusion) {
    List<Mistake> mistakes = mistakes(confusion);
    return DataTable.of(
            id,
            title
                + " of "
                + Numbers.count(confusion.classes().size())
                + " classes: "
                + (mistakes.size() > ROWS ? "the " + ROWS + " most frequent of " : "")
                + Numbers.count(mistakes.size())
                + (mistakes.size() == 1 ? " kind of mistake" : " kinds of mistake"),
            List.of(
                Column.text("True"),
                Column.text("Predicted"),
                Column.number("Images"),
                Column.number("Of the class")),
            mistakes.stream().limit(ROWS).map(it -> row(it, confusion)).toList())
        .filterable();
  }

  private static List<Mistake> mistakes(Confusion confusion) {
    List<Mistake> mistakes = new ArrayList<>();
    for (int truth = 0; truth < confusion.classes().size(); truth++) {
      List<Integer> row = confusion.counts().get(truth);
      for (int predicted = 0; predicted < row.size(); predicted++) {
        if (predicted != truth && row.get(predicted) > 0) {
          mistakes.add(new Mistake(truth, predicted, row.get(predicted)));
        }
      }
    }
    mistakes.sort(Comparator.comparingInt(Mistake::images).reversed());
    return mistakes;
  }

  private static Row row(Mistake mistake, Confusion confusion) {
    double share = (double) mistake.images() / confusion.support(mistake.truth());
    return Row.of(
        Cell.text(confusion.classes().get(mistake.truth())),
        Cell.text(confusion.classes().get(mistake.predicted())),
        Cell.count(mistake.images()),
        Cell.number(Numbers.percent(share), share));
  }

  private record Mistake(int truth, int predicted, int images) {}
}
