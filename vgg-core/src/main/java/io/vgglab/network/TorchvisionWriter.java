package io.vgglab.network;

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
    SafeTensors.write(
        file,
        TorchvisionNames.of(model.plan()).toTorchvision(model.parameters()),
        SafeTensorsWriter.metadata(model));
  }
}
