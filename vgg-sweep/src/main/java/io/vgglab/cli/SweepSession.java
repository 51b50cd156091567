package io.vgglab.cli;

import io.vgglab.sweep.executor.TrialExecutor;
import io.vgglab.sweep.store.StoredStudy;
import io.vgglab.sweep.study.BestMistakes;
import io.vgglab.sweep.study.FinalTest;
import io.vgglab.sweep.study.Overhead;
import io.vgglab.sweep.study.RunEnd;
import io.vgglab.sweep.study.Study;
import io.vgglab.sweep.study.StudyData;
import io.vgglab.sweep.study.StudyObserver;
import io.vgglab.sweep.study.StudySpec;
import io.vgglab.sweep.trial.TrialState;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * An opened study in a terminal: its trials, its final test, and what is printed of them.
 *
 * @param study what was asked for
 * @param images data of its trials
 * @param stored what is kept of it
 * @param folder its study folder
 */
record SweepSession(StudySpec study, StudyData images, StoredStudy stored, Path folder) {

  /** One diverges at once, another is pruned: before some have ended, the rest cannot be told. */
  private static final int TELLING_TRIALS = 3;

  /**
   * How it ended.
   *
   * @param end of the trials
   * @param untested what stopped the final test, to be thrown once what the trials came to is
   *     written down
   */
  record Ending(RunEnd end, Optional<RuntimeException> untested) {}

  /**
   * Runs what is left of the trials, and the final test behind the last.
   *
   * @param joined whether other processes work on it too
   * @param interrupted what a signal does to it
   */
  @SuppressWarnings("try") // resources that only need closing
  Ending conduct(
      TrialExecutor executor, boolean joined, PrintWriter printer, Consumer<Study> interrupted)
      throws InterruptedException {
    try (Display display = display(printer)) {
      SweepDisplay observer = new SweepDisplay(display, study, stored.trials());
      try (Study running = new Study(study, images, stored, executor, artifacts(), observer);
          Interruption interruption = new Interruption(() -> interrupted.accept(running))) {
        RunEnd end = joined ? running.join() : running.run();
        return end == RunEnd.FINISHED && running.isLast()
            ? new Ending(end, test(running, executor, observer))
            : new Ending(end, Optional.empty());
      }
    }
  }

  private Display display(PrintWriter printer) {
    return new Display(
        Screen.of(printer),
        study.name(),
        study.plannedEpochs(),
        TELLING_TRIALS * study.mostEpochs(),
        Speed.ofManyNetworks(),
        InstantSource.system());
  }

  private Optional<RuntimeException> test(
      Study running, TrialExecutor executor, StudyObserver observer) throws InterruptedException {
    try {
      new FinalTest(
              study,
              images,
              stored,
              executor,
              artifacts(),
              InstantSource.system(),
              running::isAskedToStop)
          .run(observer)
          .ifPresent(observer::onNote);
      return Optional.empty();
    } catch (RuntimeException e) {
      return Optional.of(e);
    }
  }

  /** Prints the leaders and the final test, writes the page. */
  void print(Ending ending, SitePages pages, PrintWriter printer) {
    BestMistakes.keep(stored, artifacts());
    Leaders.print(stored, printer);
    FinalTest.stored(stored).forEach(printer::println);
    Overhead.of(stored.trials()).map(Overhead::sentence).ifPresent(printer::println);
    if (ending.end() == RunEnd.STOPPED) {
      printer.println("Stopped before the end; run the same command again to go on");
    }
    printer.println("Study folder: " + folder);
    printer.println("Report: " + pages.write(stored).toAbsolutePath().normalize());
    printer.flush();
  }

  /** A script that starts sweeps must hear of one that found nothing or cannot go on. */
  void requireSuccess(Ending ending) {
    ending
        .untested()
        .ifPresent(
            failure -> {
              throw failure;
            });
    if (ending.end() == RunEnd.STUCK) {
      throw new IllegalStateException(
          "study "
              + study.name()
              + " waits for trials that another program left unfinished; end them there and run the"
              + " same command again");
    }
    if (ending.end() == RunEnd.FINISHED
        && !stored.trials().isEmpty()
        && stored.trials().stream().noneMatch(trial -> trial.state() == TrialState.COMPLETE)) {
      throw new IllegalStateException(
          "no trial of study " + study.name() + " was completed; the report says why of each");
    }
  }

  private Path artifacts() {
    return artifacts(folder);
  }

  /** Where the trials of a study leave what they do, within its study folder. */
  static Path artifacts(Path folder) {
    return folder.resolve("artifacts");
  }
}
