package io.vgglab.cli;

import io.vgglab.train.EpochObserver.Progress;
import io.vgglab.train.EpochResult;
import java.io.PrintWriter;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Shows how far a long work is: a bar on a terminal, a line an epoch elsewhere. Thread-safe.
 *
 * <p>The bar counts thousandths of an epoch over all trials, so that the time left follows from it.
 */
final class Display implements AutoCloseable {

  private static final int PER_EPOCH = 1000;

  private final PrintWriter out;
  private final int epochs;
  private final ProgressBar bar;
  private final boolean terminal;
  private String last = "";

  /**
   * A display over a number of epochs.
   *
   * @param epochs all epochs of all trials
   */
  Display(PrintWriter out, String task, int epochs, boolean terminal) {
    this.out = out;
    this.epochs = epochs;
    this.terminal = terminal;
    this.bar =
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax((long) epochs * PER_EPOCH)
            .setUpdateIntervalMillis(500)
            .setUnit("", PER_EPOCH)
            .setStyle(ProgressBarStyle.ASCII)
            .setConsumer(
                terminal
                    ? new ConsoleProgressBarConsumer(System.err)
                    : new DelegatingProgressBarConsumer(text -> {}))
            .build();
  }

  /** Whether a person watches; the launcher knows where standard error goes, Java does not. */
  static boolean isTerminal() {
    return Boolean.getBoolean("vgg.terminal");
  }

  /** Epochs that need not be run, because a checkpoint or an earlier session has them. */
  synchronized void skip(int done) {
    bar.stepBy((long) done * PER_EPOCH);
  }

  /** Where a trial stands; {@code epochsBefore} of the whole work are done. */
  synchronized void progress(String trial, double epochsDone, Progress progress) {
    bar.stepTo(Math.min((long) epochs * PER_EPOCH, Math.round(epochsDone * PER_EPOCH)));
    bar.setExtraMessage(
        String.format(
            Locale.ROOT,
            "%s epoch %d%s, %.0f img/s",
            trial,
            progress.epoch(),
            last,
            progress.imagesPerSecond()));
  }

  /** An epoch is done. */
  synchronized void epoch(String trial, int of, EpochResult result) {
    last = String.format(Locale.ROOT, ", loss %.3f, F1 %.3f", result.loss(), result.macroF1());
    if (!terminal) {
      line(
          String.format(
              Locale.ROOT,
              "%sepoch %d/%d  loss %.4f  accuracy %.4f  macro F1 %.4f  %.0f images/s  %.1f s",
              trial.isEmpty() ? "" : trial + "  ",
              result.epoch(),
              of,
              result.loss(),
              result.accuracy(),
              result.macroF1(),
              result.imagesPerSecond(),
              result.seconds()));
    }
  }

  /** Prints a line of its own. */
  synchronized void line(String text) {
    if (terminal) {
      out.print("\r\u001b[K");
    }
    out.println(text);
    out.flush();
  }

  @Override
  public void close() {
    bar.close();
  }
}
