package io.vgglab.network.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vgglab.data.Batch;
import io.vgglab.data.ChannelScaling;
import io.vgglab.model.TensorShape;
import io.vgglab.model.VggPlan;
import io.vgglab.network.Device;
import io.vgglab.network.ModelWriter;
import io.vgglab.network.Network;
import io.vgglab.network.ReferenceImages;
import io.vgglab.network.TinyCase;
import io.vgglab.network.TrainedModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

@Tag("native")
class Dl4jModelWriterTest {

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void writtenModel_predictsTheSameInPlainDl4j(TinyCase tiny) throws IOException {
    VggPlan plan = VggPlan.of(tiny.spec());
    Batch batch = TinyCase.batch(plan, 5, 7);
    Path file = folder.resolve("model.zip");

    float[] expected;
    try (Network network =
        new Dl4jNetworkFactory().open(plan, tiny.step(), Device.cpu(1), /* seed= */ 3)) {
      network.trainStep(TinyCase.batch(plan, 8, 1), 0.01);
      network.trainStep(TinyCase.batch(plan, 8, 2), 0.01);
      expected = network.predict(batch);
      ModelWriter.of("dl4j")
          .write(
              new TrainedModel(plan, tiny.step().scaling(), network.state().parameters(), Map.of()),
              file);
    }

    ComputationGraph graph = ModelSerializer.restoreComputationGraph(file.toFile());
    float[] found = graph.outputSingle(pixels(plan, batch)).dup('c').data().asFloat();
    assertThat(found).containsExactly(expected, within(1e-5f));
    assertThat(folder).isDirectoryContaining(path -> path.equals(file));
  }

  /** Pixels from 0 to 255, resized where the network does that. */
  private static INDArray pixels(VggPlan plan, Batch batch) {
    TensorShape shape = plan.spec().resizedInput();
    double[][] images = ReferenceImages.of(batch, plan.spec().resize(), ChannelScaling.identity());
    return Nd4j.create(images)
        .castTo(Nd4j.defaultFloatingPointType())
        .reshape('c', batch.size(), shape.channels(), shape.height(), shape.width());
  }
}
