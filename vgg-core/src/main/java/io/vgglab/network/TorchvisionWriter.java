package io.vgglab.network;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

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
    Map<String, String> metadata = new LinkedHashMap<>(Map.of("format", "pt"));
    metadata.putAll(model.facts());
    metadata.put("pixelScale", model.scaling().scale().toString());
    metadata.put("pixelShift", model.scaling().shift().toString());
    SafeTensors.write(
        file, TorchvisionNames.of(model.plan()).toTorchvision(model.parameters()), metadata);
  }
}
