package io.vgglab.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.data.Batch;
import io.vgglab.data.ChannelScaling;
import io.vgglab.model.BatchNormPlacement;
import io.vgglab.model.Head;
import io.vgglab.model.TensorShape;
import io.vgglab.model.VggConfig;
import io.vgglab.model.VggPlan;
import io.vgglab.model.VggSpec;
import io.vgglab.optim.Optimizer;
import io.vgglab.train.Experiment;
import io.vgglab.train.InitialWeights;
import io.vgglab.train.TrainingPlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A reader in Python that knows numpy and torchvision's layout, but nothing of this suite, predicts
 * what the network predicts from the file alone; and a file that it writes is read back.
 */
@Tag("interop")
class TorchvisionInteropTest {

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(names = {"NONE", "BEFORE_ACTIVATION"})
  void file_givesTheSamePredictionsInPythonAndComesBack(BatchNormPlacement batchNorm)
      throws Exception {
    VggSpec spec =
        VggSpec.of(VggConfig.D, TensorShape.square(3, 32), 5)
            .withWidthMultiplier(0.0625)
            .withBatchNorm(batchNorm)
            .withHead(Head.paper().withWidths(List.of(64, 48)));
    VggPlan plan = VggPlan.of(spec);
    ChannelScaling scaling = new ChannelScaling(List.of(1 / 64.0), List.of(-2.0));
    StepSpec step = StepSpec.of(new Optimizer.Momentum(0.9)).withScaling(scaling);
    Batch batch = Given.batch(plan, 3, 2);
    Parameters trained;
    float[] expected;
    try (Network network = new ReferenceNetwork(plan, step, 1)) {
      network.trainStep(Given.batch(plan, 8, 1), 1e-3);
      trained = network.state().parameters();
      expected = network.predict(batch);
    }
    Path file = folder.resolve("vgg16.safetensors");
    ModelWriter.of("torchvision").write(new TrainedModel(plan, scaling, trained, Map.of()), file);
    write("case.safetensors", batch, scaling, expected);

    run(batchNorm == BatchNormPlacement.NONE ? "plain" : "bn");

    InitialWeights back =
        InitialWeights.read(
            folder.resolve("rewritten.safetensors"), new Experiment(spec, TrainingPlan.standard()));
    assertThat(back.drawn()).isEmpty();
    for (String name : trained.names()) {
      assertThat(back.parameters().get(name).relativeDifference(trained.get(name)))
          .as(name)
          .isLessThan(1e-6);
    }
  }

  private void write(String name, Batch batch, ChannelScaling scaling, float[] probabilities)
      throws IOException {
    float[] inputs = new float[batch.pixels().length];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = (batch.pixels()[i] & 0xff) * scaling.scale(0) + scaling.shift(0);
    }
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("inputs", new Tensor(List.of(batch.size(), 3, 32, 32), inputs));
    tensors.put(
        "probabilities",
        new Tensor(List.of(batch.size(), probabilities.length / batch.size()), probabilities));
    SafeTensors.write(folder.resolve(name), tensors, Map.of());
  }

  private void run(String kind) throws Exception {
    Path script = folder.resolve("torchvision_reader.py");
    try (var source = getClass().getResourceAsStream("torchvision_reader.py")) {
      Files.write(script, source.readAllBytes());
    }
    Process process =
        new ProcessBuilder("python3", script.toString(), kind)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(output).isZero();
  }
}
