package io.vgglab.train;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vgglab.file.WholeFile;
import io.vgglab.network.Device;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Epochs of a run that one engine trained on one device, with so many threads. A run may go on with
 * others, which gives a network as good, but not the same bits.
 *
 * @param engine which engine
 * @param device where, such as {@code cpu}
 * @param threads on the processor
 * @param fromEpoch its first epoch, from 1
 */
public record Stretch(String engine, String device, int threads, int fromEpoch) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FILE = "stretches.json";

  /** Checks that all is there. */
  public Stretch {
    Objects.requireNonNull(engine, "engine");
    Objects.requireNonNull(device, "device");
    requirePositive("threads", threads);
    requirePositive("fromEpoch", fromEpoch);
  }

  private static void requirePositive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, but was " + value);
    }
  }

  /** A stretch that begins behind {@code epochs} epochs. */
  public static Stretch after(int epochs, String engine, Device device) {
    return new Stretch(engine, device.toString(), device.threads(), epochs + 1);
  }

  /** Whether engine, device and threads are the same. */
  public boolean isLike(Stretch other) {
    return engine.equals(other.engine) && device.equals(other.device) && threads == other.threads;
  }

  /** Such as {@code onednn on cpu (2 threads)}. */
  public String text() {
    return engine + " on " + device + " (" + threads + (threads == 1 ? " thread)" : " threads)");
  }

  /**
   * The stretches of a run's first epochs, the first one first; none where none was kept.
   *
   * @param epochs how many epochs are done: a stretch is kept before its first epoch is, so that a
   *     run that was killed may have one without an epoch
   */
  public static List<Stretch> of(RunFolder run, int epochs) {
    Path file = run.checkpointFolder().resolve(FILE);
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      List<Stretch> stretches = new ArrayList<>();
      JSON.readTree(file.toFile()).forEach(node -> stretches.add(of(node)));
      return stretches.stream().filter(stretch -> stretch.fromEpoch <= epochs).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** Keeps that a run goes on in this way; epochs that it trains again are forgotten. */
  public void keep(RunFolder run) {
    Path file = run.checkpointFolder().resolve(FILE);
    List<Stretch> all = new ArrayList<>(of(run, fromEpoch - 1));
    if (all.isEmpty() || !isLike(all.get(all.size() - 1))) {
      all.add(this);
    }
    try {
      Files.createDirectories(file.getParent());
      WholeFile.write(file, JSON.writeValueAsBytes(json(all)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  /** As they stand in {@code run.json}. */
  static ArrayNode json(List<Stretch> stretches) {
    ArrayNode array = JSON.createArrayNode();
    for (Stretch stretch : stretches) {
      ObjectNode node = array.addObject();
      node.put("engine", stretch.engine);
      node.put("device", stretch.device);
      node.put("threads", stretch.threads);
      node.put("fromEpoch", stretch.fromEpoch);
    }
    return array;
  }

  /** A stretch as {@code run.json} has it. */
  public static Stretch of(JsonNode node) {
    return new Stretch(
        node.path("engine").asText(),
        node.path("device").asText(),
        Math.max(1, node.path("threads").asInt()),
        Math.max(1, node.path("fromEpoch").asInt()));
  }
}
