package io.vgglab.sweep.executor;

import io.vgglab.data.DataException;
import io.vgglab.data.ImageSet;
import io.vgglab.data.TestSet;
import io.vgglab.data.source.ImageSources;
import io.vgglab.model.Preset;
import io.vgglab.network.Device;
import io.vgglab.train.Experiment;
import io.vgglab.train.Outcome;
import io.vgglab.train.RunFolder;
import io.vgglab.train.Trainer;
import io.vgglab.train.TrainingData;
import io.vgglab.train.TrainingRun;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Trains in this process, without workers: the fake that the contract is checked against. */
public final class InProcessExecutor implements TrialExecutor {

  private final ExecutorService threads;
  private final int capacity;
  private volatile boolean closed;

  public InProcessExecutor(int capacity) {
    this.capacity = capacity;
    this.threads = Executors.newFixedThreadPool(capacity);
  }

  @Override
  public int capacity() {
    return capacity;
  }

  @Override
  public void submit(TrialRequest request, TrialListener listener) {
    threads.execute(
        () -> {
          TrialEnd end = run(request, listener);
          if (!closed) {
            listener.onEnd(end);
          }
        });
  }

  private static TrialEnd run(TrialRequest request, TrialListener listener) {
    try {
      Experiment experiment = Experiment.of(Preset.SEED).with(request.settings());
      var source = ImageSources.open(request.data().name());
      ImageSet training = source.training();
      if (!source.contentHash(training).equals(request.data().contentHash())) {
        throw new DataException(source.name(), "content must have the hash of the study");
      }
      int channels = experiment.spec().input().channels();
      TestSet test = source.withChannels(channels).test();
      TrainingData data = TrainingData.of(training.withChannels(channels), test, experiment.plan());
      RunFolder folder = new RunFolder(Path.of(request.artifacts()));
      if (request.task() == TrialRequest.Task.TEST) {
        listener.onTested(
            new Trainer(new TestEngine(), Device.cpu(1), folder.checkpoints(1))
                .predict(experiment, data, test.open())
                .confusion());
        return new TrialEnd.Completed();
      }
      int done = folder.checkpoints(1).latest().map(c -> c.epoch()).orElse(0);
      listener.onStart(
          new TrialStart(
              0,
              "test",
              "cpu",
              1,
              experiment.plan().seed(),
              done,
              data.training().size(),
              data.validation().size()));
      TrainingRun run =
          new Trainer(new TestEngine(), Device.cpu(1), folder.checkpoints(1))
              .run(experiment, data, listener::onEpoch);
      return end(run.outcome());
    } catch (IllegalArgumentException e) {
      return new TrialEnd.Failed(e.getMessage());
    } catch (DataException e) {
      return new TrialEnd.Hindered(e.getMessage());
    }
  }

  private static TrialEnd end(Outcome outcome) {
    if (outcome instanceof Outcome.Completed) {
      return new TrialEnd.Completed();
    }
    if (outcome instanceof Outcome.Stopped stopped) {
      return new TrialEnd.Stopped(stopped.reason());
    }
    return new TrialEnd.Diverged(((Outcome.Diverged) outcome).reason());
  }

  @Override
  public void close() {
    closed = true;
    threads.shutdown();
    try {
      threads.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
