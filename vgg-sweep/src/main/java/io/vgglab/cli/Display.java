package io.vgglab.cli;

import io.vgglab.train.EpochObserver.Progress;
import io.vgglab.train.EpochResult;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;

/**
 * Shows how far a training or a study is: a bar where a person watches, otherwise a line an epoch
 * and a minute. Thread-safe.
 *
 * <p>The bar counts thousandths of an epoch over all trials.
 */
final class Display implements AutoCloseable {

  private static final int PER_EPOCH = 1000;
  private static final int PERCENT = 100;
  private static final Duration LONGEST_SILENCE = Duration.ofMinutes(1);

  private final Screen screen;
  private final int epochs;
  private final Speed speed;
  private final InstantSource clock;
  private final TimeLeft timeLeft;
  private final ProgressBar bar;
  private String last = "";
  private Instant spoken;

  /**
   * A display over a number of epochs.
   *
   * @param epochs all epochs of all trials
   * @param least after how many of them the time left is said
   */
  Display(Screen screen, String task, int epochs, int least, Speed speed, InstantSource clock) {
    this.screen = screen;
    this.epochs = epochs;
    this.speed = speed;
    this.clock = clock;
    this.timeLeft = new TimeLeft(clock, epochs, least);
    this.spoken = clock.instant();
    this.bar =
        screen
            .bar(task)
            .setInitialMax((long) epochs * PER_EPOCH)
            .setUpdateIntervalMillis(500)
            .setUnit("", PER_EPOCH)
            .setEtaFunction(state -> timeLeft.after((double) state.getCurrent() / PER_EPOCH))
            .build();
  }

  /** Work begins; epochs that a checkpoint or an earlier session has need not be run. */
  synchronized void begin(int done) {
    bar.stepTo((long) done * PER_EPOCH);
    timeLeft.begin(done);
  }

  /** Epochs are found done, which took no time here; {@code epochsDone} of the whole work are. */
  synchronized void skip(double found, double epochsDone) {
    timeLeft.skip(found);
    stepTo(epochsDone);
  }

  /** Where a trial stands; {@code epochsDone} of the whole work are done. */
  synchronized void progress(String trial, int of, double epochsDone, Progress progress) {
    stepTo(epochsDone);
    String epoch = prefix(trial) + "epoch " + progress.epoch();
    String images = speed.text(progress.imagesPerSecond());
    bar.setExtraMessage(" " + epoch + (trial.isEmpty() ? "" : last) + ", " + images);
    if (!screen.isWatched()
        && clock.instant().isAfter(spoken.plus(LONGEST_SILENCE))
        && progress.images() < progress.of()) {
      int percent = (int) ((long) PERCENT * progress.images() / progress.of());
      line(epoch + "/" + of + "  " + percent + " % of it  " + images + left(trial, epochsDone));
    }
  }

  /** An epoch is done; {@code epochsDone} of the whole work are. */
  synchronized void epoch(String trial, int of, double epochsDone, EpochResult result) {
    stepTo(epochsDone);
    last = String.format(Locale.ROOT, ", loss %.3f, F1 %.3f", result.loss(), result.macroF1());
    if (!screen.isWatched() || trial.isEmpty()) {
      line(
          String.format(
              Locale.ROOT,
              "%sepoch %d/%d  loss %.4f  accuracy %.4f  macro F1 %.4f  %s  %.1f s%s",
              prefix(trial),
              result.epoch(),
              of,
              result.loss(),
              result.accuracy(),
              result.macroF1(),
              speed.text(result.imagesPerSecond()),
              result.seconds(),
              left(trial, epochsDone)));
    }
  }

  private void stepTo(double epochsDone) {
    bar.stepTo(Math.min((long) epochs * PER_EPOCH, Math.round(epochsDone * PER_EPOCH)));
  }

  private static String prefix(String trial) {
    return trial.isEmpty() ? "" : trial + "  ";
  }

  /** Of a study the time left is that of all its trials. */
  private String left(String trial, double epochsDone) {
    return epochsDone >= epochs
        ? ""
        : timeLeft
            .after(epochsDone)
            .map(time -> ", " + TimeLeft.text(time) + " left" + (trial.isEmpty() ? "" : " for all"))
            .orElse("");
  }

  /** Prints a line of its own. */
  synchronized void line(String text) {
    spoken = clock.instant();
    screen.line(text);
  }

  @Override
  public void close() {
    bar.close();
  }
}
