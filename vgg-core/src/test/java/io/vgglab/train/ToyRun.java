package io.vgglab.train;

import io.vgglab.data.ImageSet;
import io.vgglab.data.TestSet;
import io.vgglab.model.Preset;
import io.vgglab.model.TensorShape;
import io.vgglab.network.Device;
import java.util.List;
import java.util.Map;

/** A run of four epochs on 48 images of three classes, for tests. */
final class ToyRun {

  static final Experiment EXPERIMENT =
      Experiment.of(Preset.SEED)
          .with(
              Map.of(
                  "input",
                  "4x4x1",
                  "classes",
                  "3",
                  "width",
                  "0.01",
                  "epochs",
                  "4",
                  "batchSize",
                  "8",
                  "validation",
                  "slice",
                  "validationShare",
                  "0.2",
                  "augmentation",
                  "flip"));

  private ToyRun() {}

  static Trainer givenTrainer(FakeNetwork network, CheckpointStore checkpoints) {
    return new Trainer(network, Device.cpu(1), checkpoints);
  }

  static TrainingData data(Experiment experiment) {
    ImageSet images = images(60);
    return TrainingData.of(images, new TestSet("toy", () -> images(9)), experiment.plan());
  }

  static ImageSet images(int count) {
    byte[] pixels = new byte[count * 16];
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      labels[i] = i % 3;
      pixels[i * 16] = (byte) i;
    }
    return new ImageSet(TensorShape.square(1, 4), List.of("a", "b", "c"), pixels, labels);
  }
}
