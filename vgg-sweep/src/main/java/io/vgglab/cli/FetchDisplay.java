package io.vgglab.cli;

import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;

/** Shows a download: a bar in megabytes on a terminal, a line every tenth elsewhere. */
final class FetchDisplay implements AutoCloseable {

  private static final int MEGABYTE = 1_000_000;
  private static final int TENTHS = 10;

  private final Screen screen;
  private final ProgressBar bar;
  private long shownTenths;
  private boolean started;

  FetchDisplay(Screen screen) {
    this.screen = screen;
    this.bar =
        screen
            .bar("fetch")
            .setInitialMax(-1)
            .setUpdateIntervalMillis(200)
            .setUnit(" MB", MEGABYTE)
            .showSpeed()
            .build();
  }

  /** {@code total} is -1 where the server does not say. */
  void at(long bytes, long total) {
    bar.maxHint(total);
    bar.stepTo(bytes);
    if (!started && bytes > 0) {
      screen.line(String.format(Locale.ROOT, "going on after %,d bytes", bytes));
    }
    started = true;
    long tenths = total <= 0 ? 0 : TENTHS * bytes / total;
    if (tenths != shownTenths && !screen.isWatched()) {
      screen.line(
          String.format(
              Locale.ROOT,
              "%3d %%  %.1f of %.1f MB",
              100 * tenths / TENTHS,
              (double) bytes / MEGABYTE,
              (double) total / MEGABYTE));
    }
    shownTenths = tenths;
  }

  @Override
  public void close() {
    bar.close();
  }
}
