package io.vgglab.train;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vgglab.data.ChannelScaling;
import io.vgglab.data.PixelScaling;
import io.vgglab.model.Preset;
import io.vgglab.network.NetworkState;
import io.vgglab.network.Parameters;
import io.vgglab.network.SafeTensors;
import io.vgglab.network.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Checkpoints in a folder: {@code epoch-0007.safetensors} with the tensors and {@code
 * epoch-0007.json} with the rest, the tensors first, so that a JSON file vouches for both.
 *
 * <p>Keeps the last few and the one of the best macro F1; older ones are deleted after a new one is
 * whole.
 */
public final class CheckpointFolder implements CheckpointStore {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int FORMAT = 1;
  private static final String TENSORS = ".safetensors";
  private static final String STATE = ".json";

  private final Path folder;
  private final int keep;

  /**
   * For a folder, which is made when first needed.
   *
   * @param keep how many of the last checkpoints stay, at least 1
   */
  public CheckpointFolder(Path folder, int keep) {
    this.folder = folder;
    this.keep = keep;
    if (keep < 1) {
      throw new IllegalArgumentException("keep must be at least 1, but was " + keep);
    }
  }

  @Override
  public Optional<Checkpoint> latest() {
    List<Path> states = states();
    return states.isEmpty() ? Optional.empty() : Optional.of(read(states.get(states.size() - 1)));
  }

  @Override
  public Optional<Parameters> initial() {
    Path file = folder.resolve(InitialWeights.FILE);
    try {
      return Files.exists(file)
          ? Optional.of(new Parameters(SafeTensors.read(file)))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read weights " + file, e);
    }
  }

  @Override
  public void save(Checkpoint checkpoint) {
    String name = String.format(Locale.ROOT, "epoch-%04d", checkpoint.epoch());
    try {
      Files.createDirectories(folder);
      Map<String, Tensor> tensors = new LinkedHashMap<>(checkpoint.network().parameters().asMap());
      tensors.putAll(checkpoint.network().slots().asMap());
      SafeTensors.write(folder.resolve(name + TENSORS), tensors, Map.of("format", "pt"));
      Path aside = folder.resolve(name + STATE + ".part");
      JSON.writerWithDefaultPrettyPrinter().writeValue(aside.toFile(), json(checkpoint));
      Files.move(aside, folder.resolve(name + STATE), StandardCopyOption.ATOMIC_MOVE);
      deleteOld(checkpoint);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write checkpoint " + folder.resolve(name), e);
    }
  }

  private ObjectNode json(Checkpoint checkpoint) {
    ObjectNode root = JSON.createObjectNode();
    root.put("format", FORMAT);
    root.put("step", checkpoint.network().step());
    root.put("baseRate", checkpoint.baseRate());
    root.put("plateauBest", Double.toString(checkpoint.plateauBest()));
    root.put("plateauWaited", checkpoint.plateauWaited());
    ObjectNode scaling = root.putObject("scaling");
    checkpoint.scaling().scale().forEach(scaling.putArray("scale")::add);
    checkpoint.scaling().shift().forEach(scaling.putArray("shift")::add);
    ObjectNode settings = root.putObject("settings");
    checkpoint.experiment().settings().forEach(settings::put);
    ArrayNode history = root.putArray("history");
    checkpoint.history().forEach(result -> history.add(EpochJson.whole(result)));
    return root;
  }

  /**
   * Reads one checkpoint.
   *
   * @param path a run folder or its {@code checkpoints}, for the last one there, or either file of
   *     a checkpoint
   * @throws IllegalArgumentException if there is none
   */
  public static Checkpoint load(Path path) {
    return read(state(path));
  }

  /** The experiment of a checkpoint that {@link #load} would read, without its tensors. */
  public static Experiment experiment(Path path) {
    Path state = state(path);
    try {
      return experiment(JSON.readTree(state.toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read checkpoint " + state, e);
    }
  }

  private static Path state(Path path) {
    Path inside = path.resolve("checkpoints");
    Path folder = Files.isDirectory(inside) ? inside : path;
    List<Path> states =
        Files.isDirectory(folder)
            ? states(folder)
            : List.of(path.resolveSibling(path.getFileName().toString().replace(TENSORS, STATE)));
    if (states.isEmpty() || !Files.isRegularFile(states.get(states.size() - 1))) {
      throw new IllegalArgumentException(
          "checkpoint must be a run folder with checkpoints or one of their files, but was '"
              + path
              + "'");
    }
    return states.get(states.size() - 1);
  }

  private static Experiment experiment(JsonNode root) {
    Map<String, String> settings = new LinkedHashMap<>();
    root.path("settings")
        .properties()
        .forEach(e -> settings.put(e.getKey(), e.getValue().asText()));
    return Experiment.of(Preset.SEED).with(settings);
  }

  private static Checkpoint read(Path state) {
    try {
      JsonNode root = JSON.readTree(state.toFile());
      if (root.path("format").asInt() != FORMAT) {
        throw new IOException(
            "format must be " + FORMAT + ", but was " + root.path("format") + " in " + state);
      }
      List<EpochResult> history = new ArrayList<>();
      root.path("history").forEach(node -> history.add(EpochJson.read(node)));
      Experiment experiment = experiment(root);
      return new Checkpoint(
          experiment,
          history,
          root.path("baseRate").asDouble(),
          Double.parseDouble(root.path("plateauBest").asText()),
          root.path("plateauWaited").asInt(),
          scaling(root.path("scaling"), experiment.plan().data().scaling(), state),
          network(state, root.path("step").asLong()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read checkpoint " + state, e);
    }
  }

  /** Checkpoints before this field can do without it where no statistics are needed. */
  private static ChannelScaling scaling(JsonNode node, PixelScaling kind, Path state)
      throws IOException {
    List<Double> scale = new ArrayList<>();
    List<Double> shift = new ArrayList<>();
    node.path("scale").forEach(value -> scale.add(value.asDouble()));
    node.path("shift").forEach(value -> shift.add(value.asDouble()));
    if (!scale.isEmpty()) {
      return new ChannelScaling(scale, shift);
    }
    return switch (kind) {
      case RAW -> ChannelScaling.identity();
      case UNIT -> new ChannelScaling(List.of(1 / 255.0), List.of(0.0));
      case CENTERED, STANDARDIZED ->
          throw new IOException(
              "scaling must hold the channels' factors, but is missing in " + state);
    };
  }

  private static NetworkState network(Path state, long step) throws IOException {
    Map<String, Tensor> parameters = new LinkedHashMap<>();
    Map<String, Tensor> slots = new LinkedHashMap<>();
    SafeTensors.read(tensors(state))
        .forEach((name, tensor) -> (name.contains("/") ? slots : parameters).put(name, tensor));
    return new NetworkState(new Parameters(parameters), new Parameters(slots), step);
  }

  private void deleteOld(Checkpoint newest) throws IOException {
    int best =
        newest.history().stream()
            .max(Comparator.comparingDouble(EpochResult::macroF1))
            .orElseThrow()
            .epoch();
    List<Path> states = states();
    for (Path state : states.subList(0, Math.max(0, states.size() - keep))) {
      if (!state
          .getFileName()
          .toString()
          .equals(String.format(Locale.ROOT, "epoch-%04d.json", best))) {
        Files.deleteIfExists(state);
        Files.deleteIfExists(tensors(state));
      }
    }
  }

  private List<Path> states() {
    return states(folder);
  }

  private static List<Path> states(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches("epoch-\\d{4,}\\.json"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list checkpoints in " + folder, e);
    }
  }

  private static Path tensors(Path state) {
    String name = state.getFileName().toString();
    return state.resolveSibling(name.substring(0, name.length() - STATE.length()) + TENSORS);
  }
}
