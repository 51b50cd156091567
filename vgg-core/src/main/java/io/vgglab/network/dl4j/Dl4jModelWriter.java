package io.vgglab.network.dl4j;

import io.vgglab.network.ModelWriter;
import io.vgglab.network.TrainedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;

/** Writes a graph of DL4J's own layers as DL4J's {@code ModelSerializer} reads it back. */
public final class Dl4jModelWriter implements ModelWriter {

  /** For {@link java.util.ServiceLoader}. */
  public Dl4jModelWriter() {}

  @Override
  public String format() {
    return "dl4j";
  }

  @Override
  public void write(TrainedModel model, Path file) throws IOException {
    Path aside = file.resolveSibling(file.getFileName() + ".part");
    Backend.load();
    ComputationGraph graph = new ExportedGraph(model).build();
    try {
      ModelSerializer.writeModel(graph, aside.toFile(), /* saveUpdater= */ false);
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      graph.close();
      Files.deleteIfExists(aside);
    }
  }
}
