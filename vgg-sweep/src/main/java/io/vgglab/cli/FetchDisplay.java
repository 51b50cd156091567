package io.vgglab.cli;

import java.io.PrintWriter;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows a download: a bar in megabytes on a terminal, a line every tenth elsewhere. */
final class FetchDisplay implements AutoCloseable {

  private static final int MEGABYTE = 1_000_000;
  private static final int TENTHS = 10;

  private final PrintWriter out;
  private final boolean terminal;
  private final ProgressBar bar;
  private long shownTenths;
  private boolean started;

  FetchDisplay(PrintWriter out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
    this.bar =
        new ProgressBarBuilder()
            .setTaskName("fetch")
            .setInitialMax(-1)
            .setUpdateIntervalMillis(200)
            .setUnit(" MB", MEGABYTE)
            .showSpeed()
            .setStyle(ProgressBarStyle.ASCII)
            .setConsumer(
                terminal
                    ? new ConsoleProgressBarConsumer(System.err)
                    : new DelegatingProgressBarConsumer(text -> {}))
            .build();
  }

  /** {@code total} is -1 where the server does not say. */
  void at(long bytes, long total) {
    bar.maxHint(total);
    bar.stepTo(bytes);
    if (!started && bytes > 0) {
      line(String.format(Locale.ROOT, "going on after %,d bytes", bytes));
    }
    started = true;
    long tenths = total <= 0 ? 0 : TENTHS * bytes / total;
    if (tenths != shownTenths && !terminal) {
      line(
          String.format(
              Locale.ROOT,
              "%3d %%  %.1f of %.1f MB",
              100 * tenths / TENTHS,
              (double) bytes / MEGABYTE,
              (double) total / MEGABYTE));
    }
    shownTenths = tenths;
  }

  private void line(String text) {
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
