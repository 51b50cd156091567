package io.vgglab.cli;

import io.vgglab.sweep.executor.TrialEnd;
import io.vgglab.sweep.executor.TrialListener;
import io.vgglab.sweep.executor.TrialStart;
import io.vgglab.train.Decision;
import io.vgglab.train.EpochObserver.Progress;
import io.vgglab.train.EpochResult;
import io.vgglab.train.Experiment;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Shows one training and waits for its end. */
final class TrainListener implements TrialListener {

  private final Display display;
  private final Experiment experiment;
  private final Path folder;
  private final CompletableFuture<TrialEnd> end = new CompletableFuture<>();
  private volatile int epochsKept;

  TrainListener(Display display, Experiment experiment, Path folder) {
    this.display = display;
    this.experiment = experiment;
    this.folder = folder;
  }

  @Override
  public void onStart(TrialStart start) {
    display.line(
        String.format(
            Locale.ROOT,
            "training %,d parameters on %,d images with %s on %s (%d threads) into %s",
            experiment.layers().parameterCount(),
            start.trainingImages(),
            start.engine(),
            start.device(),
            start.threads(),
            folder));
    epochsKept = start.epochsDone();
    int epochs = experiment.plan().epochs();
    if (start.epochsDone() >= epochs) {
      boolean planned = experiment.plan().schedule().dependsOnTotal();
      display.line(
          "all "
              + epochs
              + " epochs are done already"
              + (planned ? "" : "; raise --epochs to train on"));
    } else if (start.epochsDone() > 0) {
      display.line("going on after epoch " + start.epochsDone());
    }
    display.begin(start.epochsDone());
  }

  @Override
  public void onProgress(Progress progress) {
    double done = progress.epoch() - 1 + (double) progress.images() / progress.of();
    display.progress("", experiment.plan().epochs(), done, progress);
  }

  @Override
  public Decision onEpoch(EpochResult result) {
    if (result.epoch() > epochsKept) { // the last one before an interruption is told again
      epochsKept = result.epoch();
      display.epoch("", experiment.plan().epochs(), result.epoch(), result);
    }
    return Decision.CONTINUE;
  }

  @Override
  public void onEnd(TrialEnd how) {
    end.complete(how);
  }

  /** What an interrupted training leaves, and how to go on. */
  String interrupted() {
    return epochsKept == 0
        ? "interrupted before the first checkpoint; run the command again to start over"
        : "interrupted; run the command again to go on after epoch "
            + epochsKept
            + ", kept in "
            + folder;
  }

  TrialEnd await() throws InterruptedException {
    try {
      return end.get();
    } catch (ExecutionException e) {
      throw new AssertionError("a trial's end is never exceptional", e);
    }
  }
}
