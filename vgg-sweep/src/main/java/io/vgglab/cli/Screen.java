package io.vgglab.cli;

import java.io.PrintWriter;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Where progress is shown: lines, and a bar below them where a person watches. */
final class Screen {

  private final PrintWriter out;
  private final boolean watched;

  Screen(PrintWriter out, boolean watched) {
    this.out = out;
    this.watched = watched;
  }

  /** The launcher knows whether standard error goes to a terminal, Java does not. */
  static Screen of(PrintWriter out) {
    return new Screen(out, Boolean.getBoolean("vgg.terminal"));
  }

  /** Whether a person watches. */
  boolean isWatched() {
    return watched;
  }

  /** A bar on standard error, which stays invisible where nobody watches. */
  ProgressBarBuilder bar(String task) {
    return new ProgressBarBuilder()
        .setTaskName(task)
        .setStyle(ProgressBarStyle.ASCII)
        .setConsumer(
            watched
                ? new ConsoleProgressBarConsumer(System.err)
                : new DelegatingProgressBarConsumer(text -> {}));
  }

  /**
   * Prints a line of its own, in the place of the bar, which is drawn again below. The bar is
   * cleared where it was drawn, so that redirected lines hold nothing but themselves.
   */
  void line(String text) {
    if (watched) {
      System.err.print("\r\u001b[K");
      System.err.flush();
    }
    out.println(text);
    out.flush();
  }
}
