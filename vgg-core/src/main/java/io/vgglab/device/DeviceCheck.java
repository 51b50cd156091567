package io.vgglab.device;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vgglab.device.CheckTrace.Difference;
import io.vgglab.network.Device;
import io.vgglab.network.EngineBundle;
import io.vgglab.network.EngineBundles;
import io.vgglab.network.EngineException;
import io.vgglab.network.EngineTask;
import io.vgglab.network.SafeTensors;
import io.vgglab.network.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Checks that engines compute what DL4J's own layers compute on the processor, and times a few
 * steps; every engine in a process of its own.
 *
 * <p>A ReLU whose input one engine rounds above zero and another below is a jump in the gradient,
 * not an error. So each network is compared for three seeds, and the nearest one counts.
 */
public final class DeviceCheck {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String REFERENCE_BUNDLE = "dl4j-cpu";
  private static final String REFERENCE_ENGINE = "dl4j-stock";
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final List<String> JVM =
      List.of(
          "-Xmx3g",
          "-XX:+UseSerialGC",
          "-Djava.awt.headless=true",
          "-Dorg.bytedeco.javacpp.maxphysicalbytes=0",
          "-Dorg.deeplearning4j.crash.reporting.enabled=false");

  private final EngineBundles bundles;
  private final double width;
  private final int steps;
  private final Path folder;
  private final Map<String, Tensor> reference;

  /**
   * Computes the reference, which takes half a minute.
   *
   * @param width width multiplier of the network that is timed, 1 for the preset {@code seed}
   * @param steps steps to time, at least 1
   * @param folder an empty folder for results, which the caller deletes
   * @throws EngineException if the reference cannot run on this machine
   */
  public DeviceCheck(EngineBundles bundles, double width, int steps, Path folder) {
    this.bundles = bundles;
    this.width = width;
    this.steps = steps;
    this.folder = folder;
    Path file = folder.resolve("reference.safetensors");
    Device cpu = Device.cpu();
    run(bundles.named(REFERENCE_BUNDLE, cpu.kind()), REFERENCE_ENGINE, cpu, file, 0)
        .ifPresent(
            reason -> {
              throw new EngineException("the reference cannot run here: " + reason);
            });
    this.reference = tensors(file);
  }

  /** Checks the engine of a bundle that can run on a device. */
  public CheckedEngine check(Fitness fitness) {
    Device device = fitness.device();
    EngineBundle bundle = bundles.named(fitness.bundle(), device.kind());
    Path file = folder.resolve(bundle.id() + "-" + device.kind().id() + device.index());
    Optional<String> failure = run(bundle, bundle.engine(), device, file, steps);
    if (failure.isPresent()) {
      return CheckedEngine.failed(bundle.id(), device.toString(), failure.get());
    }
    JsonNode facts = facts(file);
    return new CheckedEngine(
        bundle.id(),
        device.toString(),
        "",
        agreements(reference, tensors(file)),
        timing(facts.path("timing")),
        texts(facts.path("versions")),
        texts(facts.path("implementations")));
  }

  private Optional<String> run(
      EngineBundle bundle, String engine, Device device, Path file, int timed) {
    return EngineTask.failure(
        bundle,
        device,
        CheckProcess.class.getName(),
        JVM,
        List.of(
            engine,
            device.kind().name(),
            Integer.toString(device.threads()),
            file.toString(),
            Double.toString(width),
            Integer.toString(timed)),
        LIMIT);
  }

  /**
   * The farthest tensor of each network for the seed where that is nearest; one that is no number
   * or is missing is the farthest whatever the other seeds say.
   */
  static List<CheckedEngine.Agreement> agreements(
      Map<String, Tensor> reference, Map<String, Tensor> candidate) {
    List<CheckedEngine.Agreement> agreements = new ArrayList<>();
    for (CheckPlan check : CheckPlan.values()) {
      Difference nearest = new Difference("nothing was computed", Double.POSITIVE_INFINITY);
      for (long seed : CheckTrace.SEEDS) {
        String prefix = CheckProcess.key(check, seed, "");
        List<Difference> differences =
            CheckTrace.differences(check, seed, part(reference, prefix), part(candidate, prefix));
        Difference farthest = differences.get(0);
        if (!(farthest.relative() < Double.POSITIVE_INFINITY)) {
          nearest = new Difference(farthest.name(), Double.POSITIVE_INFINITY);
          break;
        }
        if (farthest.relative() < nearest.relative()) {
          nearest = farthest;
        }
      }
      agreements.add(
          new CheckedEngine.Agreement(
              check.name().toLowerCase(Locale.ROOT), nearest.name(), nearest.relative()));
    }
    return agreements;
  }

  private static Map<String, Tensor> part(Map<String, Tensor> tensors, String prefix) {
    Map<String, Tensor> part = new LinkedHashMap<>();
    tensors.forEach(
        (name, tensor) -> {
          if (name.startsWith(prefix)) {
            part.put(name.substring(prefix.length()), tensor);
          }
        });
    return part;
  }

  private static Map<String, Tensor> tensors(Path file) {
    try {
      return SafeTensors.read(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static JsonNode facts(Path file) {
    try {
      return JSON.readTree(SafeTensors.readMetadata(file).getOrDefault(CheckProcess.FACTS, "{}"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static Optional<StepTiming> timing(JsonNode node) {
    List<Double> milliseconds = new ArrayList<>();
    node.path("milliseconds").forEach(value -> milliseconds.add(value.asDouble()));
    return milliseconds.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new StepTiming(
                node.path("batchSize").asInt(), node.path("parameters").asLong(), milliseconds));
  }

  private static Map<String, String> texts(JsonNode node) {
    Map<String, String> texts = new LinkedHashMap<>();
    node.properties().forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
    return texts;
  }
}
