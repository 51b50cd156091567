package io.vgglab.network;

import io.vgglab.model.Layer;
import io.vgglab.model.TensorShape;
import java.io.IOException;
import java.nio.file.Path;

/** Writes safetensors under the names of torchvision's networks, as {@link TorchvisionNames}. */
public final class TorchvisionWriter implements ModelWriter {

  /** For {@link java.util.ServiceLoader}. */
  public TorchvisionWriter() {}

  @Override
  public String format() {
    return "torchvision";
  }

  @Override
  public void write(TrainedModel model, Path file) throws IOException {
    model.plan().layers().forEach(TorchvisionWriter::requireEven);
    SafeTensors.write(
        file,
        TorchvisionNames.of(model.plan()).toTorchvision(model.parameters()),
        SafeTensorsWriter.metadata(model));
  }

  /** torchvision's pooling rounds down where this suite's, as Keras' with padding, rounds up. */
  private static void requireEven(Layer layer) {
    TensorShape input = layer.input();
    if (layer instanceof Layer.MaxPool && (input.height() % 2 != 0 || input.width() % 2 != 0)) {
      throw new EngineException(
          "layer %s must see even sides for torchvision, whose pooling rounds down, but sees %s; train with"
                  .formatted(layer.name(), input)
              + " a resize to a multiple of 32, or export --format safetensors");
    }
  }
}
