package io.vgglab.train;

import io.vgglab.data.ImageSource;
import io.vgglab.data.source.ImageSources;
import io.vgglab.model.Preset;
import io.vgglab.network.Device;
import io.vgglab.network.EngineTask;
import io.vgglab.network.NetworkFactories;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Main of a process with threads of its own, which trains a small network of everything. */
public final class ThreadedTraining {

  static final int THREADS = 2;

  private static final Experiment EXPERIMENT =
      Experiment.of(Preset.SEED_BN)
          .with(
              Map.of(
                  "input", "16x16x3",
                  "classes", "4",
                  "width", "0.1",
                  "epochs", "4",
                  "batchSize", "16",
                  "validation", "slice",
                  "augmentation", "pad:2+flip"));

  private ThreadedTraining() {}

  /** Arguments, behind the task's own: engine, run folder, epoch to stop after. */
  public static void main(String[] arguments) throws IOException {
    EngineTask.run(arguments, ThreadedTraining::train);
  }

  private static void train(List<String> arguments) {
    ImageSource source = ImageSources.open("synthetic:16x16x3:4:160:16");
    int last = Integer.parseInt(arguments.get(2));
    new Trainer(
            NetworkFactories.of(arguments.get(0)),
            Device.cpu(THREADS),
            new RunFolder(Path.of(arguments.get(1))).checkpoints(1))
        .run(
            EXPERIMENT,
            TrainingData.of(source.training(), source.test(), EXPERIMENT.plan()),
            epoch -> epoch.epoch() == last ? Decision.STOP : Decision.CONTINUE);
  }
}
