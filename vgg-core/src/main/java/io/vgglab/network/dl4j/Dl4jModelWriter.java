package io.vgglab.network.dl4j;

import io.vgglab.file.WholeFile;
import io.vgglab.network.ModelWriter;
import io.vgglab.network.TrainedModel;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
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
    Backend.load();
    ComputationGraph graph = new ExportedGraph(model).build();
    try {
      WholeFile.write(file, channel -> serialize(graph, channel));
    } finally {
      graph.close();
    }
  }

  /** DL4J leaves the stream open, so that what it wrote can be forced to the disk. */
  private static void serialize(ComputationGraph graph, FileChannel channel) throws IOException {
    OutputStream stream = new BufferedOutputStream(Channels.newOutputStream(channel));
    ModelSerializer.writeModel(graph, stream, /* saveUpdater= */ false);
    stream.flush();
  }
}
