package io.vgglab.network;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.ServiceLoader;

/** Writes a trained model in one file format; found with {@link ServiceLoader}. */
public interface ModelWriter {

  /** Name of the format: {@code safetensors}, {@code dl4j}. */
  String format();

  /**
   * Writes the file, {@link io.vgglab.file.WholeFile#aside aside} first, so that a reader never
   * sees half of one.
   *
   * @throws EngineException if the format cannot express the model, with the reason
   */
  void write(TrainedModel model, Path file) throws IOException;

  /**
   * The writer of a format.
   *
   * @throws EngineException if the class path has none
   */
  static ModelWriter of(String format) {
    for (ModelWriter writer : ServiceLoader.load(ModelWriter.class)) {
      if (writer.format().equals(format)) {
        return writer;
      }
    }
    throw new EngineException(
        String.format(Locale.ROOT, "format %s is not on the class path of this process", format));
  }
}
