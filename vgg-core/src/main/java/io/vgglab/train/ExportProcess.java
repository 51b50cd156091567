package io.vgglab.train;

import io.vgglab.network.EngineTask;
import io.vgglab.network.ModelWriter;
import io.vgglab.network.TrainedModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Main of the process that writes a checkpoint's network in another format, since a format may need
 * an engine's classes.
 */
public final class ExportProcess {

  private ExportProcess() {}

  /** Arguments, behind the task's own: format, checkpoint, file to write. */
  public static void main(String[] arguments) throws IOException {
    EngineTask.run(arguments, ExportProcess::export);
  }

  private static void export(List<String> arguments) throws IOException {
    Checkpoint checkpoint = CheckpointFolder.load(Path.of(arguments.get(1)));
    ModelWriter.of(arguments.get(0)).write(model(checkpoint), Path.of(arguments.get(2)));
  }

  /** A checkpoint without what only training needs. */
  static TrainedModel model(Checkpoint checkpoint) {
    Map<String, String> facts = new LinkedHashMap<>();
    checkpoint.experiment().settings().forEach((key, value) -> facts.put("setting." + key, value));
    facts.put("epoch", Integer.toString(checkpoint.epoch()));
    return new TrainedModel(
        checkpoint.experiment().layers(),
        checkpoint.scaling(),
        checkpoint.network().parameters(),
        facts);
  }
}
