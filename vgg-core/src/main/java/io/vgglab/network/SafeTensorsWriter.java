package io.vgglab.network;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes every tensor under its canonical name, with the facts as metadata. */
public final class SafeTensorsWriter implements ModelWriter {

  /** For {@link java.util.ServiceLoader}. */
  public SafeTensorsWriter() {}

  @Override
  public String format() {
    return "safetensors";
  }

  @Override
  public void write(TrainedModel model, Path file) throws IOException {
    SafeTensors.write(file, model.parameters().asMap(), metadata(model));
  }

  /** What a file says of its model besides the tensors: the facts, and how pixels are scaled. */
  static Map<String, String> metadata(TrainedModel model) {
    Map<String, String> metadata = new LinkedHashMap<>(Map.of("format", "pt"));
    metadata.putAll(model.facts());
    metadata.put("pixelScale", model.scaling().scale().toString());
    metadata.put("pixelShift", model.scaling().shift().toString());
    return metadata;
  }
}
