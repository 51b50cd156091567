package io.vgglab.sweep.executor;

import io.vgglab.data.DataException;
import io.vgglab.eval.ConfusionMatrix;
import io.vgglab.file.FileFailure;
import io.vgglab.model.Preset;
import io.vgglab.network.Device;
import io.vgglab.network.EngineException;
import io.vgglab.network.NetworkFactory;
import io.vgglab.sweep.executor.Message.Ended;
import io.vgglab.sweep.executor.Message.Ended.Kind;
import io.vgglab.train.CheckpointStore;
import io.vgglab.train.Decision;
import io.vgglab.train.EpochJson;
import io.vgglab.train.EpochObserver;
import io.vgglab.train.EpochResult;
import io.vgglab.train.Experiment;
import io.vgglab.train.Outcome;
import io.vgglab.train.RunFolder;
import io.vgglab.train.Trainer;
import io.vgglab.train.TrainingData;
import io.vgglab.train.TrainingRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Trains one trial after the other inside a worker, and keeps the images between them. */
final class WorkerTrial {

  private static final Logger LOG = LoggerFactory.getLogger(WorkerTrial.class);
  private static final Pattern NO_ROOM =
      Pattern.compile("(?i)no space left|not enough space|quota exceeded");
  private static final Pattern NO_HEAP = Pattern.compile("Java heap space");
  private static final Pattern NO_MEMORY =
      Pattern.compile("(?i)out.of.memory|bad_alloc|cannot allocate memory|allocation failed");

  private final NetworkFactory factory;
  private final Device place;
  private final Device visible;
  private final Wire wire;
  private final BlockingQueue<Message> inbox;
  private final LoadedData loaded = new LoadedData();

  /**
   * Trials on an engine.
   *
   * @param place device of the slot, as records name it; of the GPUs this process sees that one
   *     alone, which is therefore number 0 to compute on
   */
  WorkerTrial(NetworkFactory factory, Device place, Wire wire, BlockingQueue<Message> inbox) {
    this.factory = factory;
    this.place = place;
    this.visible = new Device(place.kind(), 0, place.threads());
    this.wire = wire;
    this.inbox = inbox;
  }

  Ended run(Message.Run message) throws IOException {
    try {
      return switch (message.task()) {
        case TRAIN -> ended(train(message));
        case TEST -> test(message);
      };
    } catch (OutOfMemoryError e) {
      return outOfMemory(message, e);
    } catch (RuntimeException e) {
      if (isOutOfMemory(e)) {
        return outOfMemory(message, e);
      }
      if (isDiskFull(e)) {
        LOG.error("trial {} found the disk full", message.trial(), e);
        return new Ended(Kind.DISK_FULL, FileFailure.message(e));
      }
      if (isHindered(e)) {
        LOG.error("trial {} could not read or write files", message.trial(), e);
        return new Ended(Kind.HINDERED, FileFailure.message(e));
      }
      if (isAnswer(e)) {
        LOG.error("trial {} failed", message.trial(), e);
        return new Ended(Kind.FAILED, FileFailure.message(e));
      }
      throw e;
    }
  }

  private static Ended outOfMemory(Message.Run message, Throwable e) {
    LOG.error("trial {} ran out of memory", message.trial(), e);
    return new Ended(
        Kind.OUT_OF_MEMORY,
        says(e, NO_HEAP)
            ? "out of memory in a Java heap of "
                + (Runtime.getRuntime().maxMemory() >> 20)
                + " MiB, which has images and checkpoints; try a smaller limit or width, or a larger"
                + " heap, such as "
                + Slot.OPTIONS
                + "=-Xmx16g"
            : "out of memory; try a smaller batchSize or width");
  }

  /** Tells whether another attempt would fail in the same way. */
  private static boolean isAnswer(RuntimeException e) {
    return e instanceof IllegalArgumentException || e instanceof EngineException;
  }

  /**
   * Tells whether the machine is at fault: images that are gone or have changed, a run folder that
   * cannot be read or written. Images that merely do not suit a trial are an illegal argument.
   */
  private static boolean isHindered(RuntimeException e) {
    return e instanceof DataException || e instanceof UncheckedIOException;
  }

  /** Engines pass on what C++, oneDNN, ND4J and CUDA say when an allocation fails. */
  static boolean isOutOfMemory(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof OutOfMemoryError || says(cause, NO_MEMORY)) {
        return true;
      }
    }
    return false;
  }

  /** Systems say it in the message of the exception that a write ended with. */
  static boolean isDiskFull(Throwable e) {
    return e instanceof UncheckedIOException && e.getCause() != null && says(e.getCause(), NO_ROOM);
  }

  private static boolean says(Throwable e, Pattern what) {
    return e.getMessage() != null && what.matcher(e.getMessage()).find();
  }

  private TrainingRun train(Message.Run message) throws IOException {
    Experiment experiment = Experiment.of(Preset.SEED).with(message.settings());
    TrainingData data = loaded.of(message.location(), message.contentHash(), experiment);
    RunFolder folder = new RunFolder(Path.of(message.artifacts()));
    CheckpointStore checkpoints =
        folder.checkpoints(experiment.plan().keeping().checkpoints(), factory.engine(), place);
    int done = checkpoints.epoch();
    wire.send(new Message.Started(done, data.training().size(), data.validation().size()));
    TrainingRun run = new Trainer(factory, visible, checkpoints).run(experiment, data, new Relay());
    folder.write(
        new RunFolder.Facts(
            experiment,
            factory.engine(),
            place,
            message.dataName(),
            message.contentHash(),
            factory.versions()),
        data,
        run);
    return run;
  }

  /** The final test of a study: with a preset's own use of the test images, all that opens them. */
  private Ended test(Message.Run message) throws IOException {
    Experiment experiment = Experiment.of(Preset.SEED).with(message.settings());
    TrainingData data = loaded.of(message.location(), message.contentHash(), experiment);
    CheckpointStore checkpoints =
        new RunFolder(Path.of(message.artifacts()))
            .checkpoints(experiment.plan().keeping().checkpoints());
    if (checkpoints.epoch() == 0) {
      return new Ended(Kind.FAILED, "there is no checkpoint in " + message.artifacts());
    }
    ConfusionMatrix confusion =
        new Trainer(factory, visible, checkpoints)
            .predict(experiment, data, loaded.test(experiment).open())
            .confusion();
    wire.send(new Message.Tested(confusion.rows()));
    return new Ended(Kind.COMPLETED, "");
  }

  private static Ended ended(TrainingRun run) {
    if (run.outcome() instanceof Outcome.Completed) {
      return new Ended(Kind.COMPLETED, "");
    }
    if (run.outcome() instanceof Outcome.Stopped stopped) {
      return new Ended(Kind.STOPPED, stopped.reason());
    }
    if (run.outcome() instanceof Outcome.Diverged diverged) {
      return new Ended(Kind.DIVERGED, diverged.reason());
    }
    throw new AssertionError(run.outcome());
  }

  /** Passes what the trainer says on to the sweep, and the sweep's answers back. */
  private final class Relay implements EpochObserver {
    @Override
    public Decision onEpoch(EpochResult result) {
      send(new Message.EpochDone(EpochJson.whole(result)));
      try {
        while (true) {
          if (inbox.take() instanceof Message.Answer answer) {
            return answer.stop() ? Decision.STOP : Decision.CONTINUE;
          }
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Decision.STOP;
      }
    }

    @Override
    public void onProgress(Progress progress) {
      send(
          new Message.Progressed(
              progress.epoch(), progress.images(), progress.of(), progress.imagesPerSecond()));
    }

    private void send(Message message) {
      try {
        wire.send(message);
      } catch (IOException e) {
        throw new UncheckedIOException("connection to the sweep is lost", e);
      }
    }
  }
}
