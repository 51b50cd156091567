package io.vgglab.cli;

import io.vgglab.network.Device;
import io.vgglab.network.EngineBundle;
import io.vgglab.network.EngineBundles;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** File formats that networks are exported to, each one a {@code ModelWriter} of the same name. */
enum ExportFormat {
  /** Tensors by name and nothing else. */
  SAFETENSORS(Optional.empty()),
  /** The same under the names of torchvision's vgg16 and its family. */
  TORCHVISION(Optional.empty()),
  /** What DL4J's {@code ModelSerializer} reads. */
  DL4J(Optional.of("dl4j"));

  private final Optional<String> engine;

  ExportFormat(Optional<String> engine) {
    this.engine = engine;
  }

  /** As users write it. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The bundle whose process can write it. */
  EngineBundle bundle(EngineBundles bundles) {
    return engine
        .map(name -> bundles.named(name, Device.Kind.CPU))
        .orElseGet(() -> bundles.byPreference(Device.Kind.CPU).get(0));
  }

  /** The format that users call {@code id}. */
  static ExportFormat named(String id) {
    return Arrays.stream(values())
        .filter(format -> format.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    "format must be one of "
                        + Arrays.stream(values())
                            .map(ExportFormat::id)
                            .collect(Collectors.joining(", "))
                        + ", but was '"
                        + id
                        + "'"));
  }
}
