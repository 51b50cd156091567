package io.vgglab.report.chart;

import io.vgglab.report.figure.EvaluatedSplit;
import io.vgglab.report.figure.Mistake;
import io.vgglab.report.text.Numbers;
import io.vgglab.report.view.Gallery;
import io.vgglab.report.view.Picture;
import java.util.Comparator;
import java.util.List;

/** The images that a network got wrong, the surest mistakes first. */
public final class MistakeGallery {

  private static final int MOST = 60;

  private MistakeGallery() {}

  /** At most {@value #MOST} of the mistakes on {@code split}; empty where there are none. */
  public static Gallery of(List<Mistake> mistakes, EvaluatedSplit split) {
    List<Mistake> shown =
        mistakes.stream()
            .limit(MOST)
            .sorted(Comparator.comparingDouble(it -> -it.probability()))
            .toList();
    return new Gallery(
        "Images it got wrong",
        Numbers.count(shown.size())
            + (shown.size() == 1 ? " image" : " images")
            + " of the "
            + split.label()
            + ", the surest mistakes of each class: the true class, the answer, and its"
            + " probability.",
        shown.stream().map(it -> new Picture(it.png(), caption(it))).toList());
  }

  private static String caption(Mistake mistake) {
    return mistake.truth()
        + " taken for "
        + mistake.predicted()
        + (Double.isFinite(mistake.probability())
            ? ", " + Numbers.percent(mistake.probability())
            : "");
  }
}
