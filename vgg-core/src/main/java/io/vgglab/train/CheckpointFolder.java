package io.vgglab.train;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vgglab.data.ChannelScaling;
import io.vgglab.data.PixelScaling;
import io.vgglab.file.WholeFile;
import io.vgglab.model.Preset;
import io.vgglab.network.NetworkState;
import io.vgglab.network.Parameters;
import io.vgglab.network.SafeTensors;
import io.vgglab.network.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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
  private static final Logger LOG = LoggerFactory.getLogger(CheckpointFolder.class);

  private final Path folder;
  private final CheckpointFiles files;
  private final int keep;

  /**
   * For a folder, which is made when first needed.
   *
   * @param keep how many of the last checkpoints stay, at least 1
   */
  public CheckpointFolder(Path folder, int keep) {
    this.folder = folder;
    this.files = new CheckpointFiles(folder);
    this.keep = keep;
    if (keep < 1) {
      throw new IllegalArgumentException("keep must be at least 1, but was " + keep);
    }
  }

  @Override
  public Optional<Checkpoint> latest() {
    return newest(CheckpointFolder::read);
  }

  @Override
  public Optional<Checkpoint> last() {
    List<Path> states = files.states();
    return states.isEmpty() ? Optional.empty() : Optional.of(read(states.get(states.size() - 1)));
  }

  @Override
  public int epoch() {
    return newest(CheckpointFolder::epoch).orElse(0);
  }

  private static int epoch(Path state) {
    int epoch = tree(state).path("history").size();
    try {
      SafeTensors.check(CheckpointFiles.tensors(state));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read checkpoint " + state, e);
    }
    return epoch;
  }

  /**
   * Reads the newest checkpoint that can be read: a disk that lost its power may have lost the end
   * of the last one.
   */
  private <T> Optional<T> newest(Function<Path, T> reader) {
    List<Path> states = files.states();
    Optional<UncheckedIOException> failure = Optional.empty();
    for (int i = states.size() - 1; i >= 0; i--) {
      try {
        return Optional.of(reader.apply(states.get(i)));
      } catch (UncheckedIOException e) {
        LOG.warn("{}; trying an older one", e.getMessage());
        failure = failure.isEmpty() ? Optional.of(e) : failure;
      }
    }
    if (failure.isPresent()) {
      throw failure.get();
    }
    return Optional.empty();
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
    Path state = files.state(checkpoint.epoch());
    try {
      Files.createDirectories(folder);
      Map<String, Tensor> tensors = new LinkedHashMap<>(checkpoint.network().parameters().asMap());
      tensors.putAll(checkpoint.network().slots().asMap());
      SafeTensors.write(CheckpointFiles.tensors(state), tensors, Map.of("format", "pt"));
      WholeFile.write(
          state, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json(checkpoint)));
      deleteOld(checkpoint);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write checkpoint " + state, e);
    }
  }

  private ObjectNode json(Checkpoint checkpoint) {
    ObjectNode root = JSON.createObjectNode();
    root.put("format", FORMAT);
    root.put("step", checkpoint.network().step());
    root.put("images", checkpoint.images());
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
   * Reads one checkpoint without the slots of its optimizer, which only training needs.
   *
   * @param path a run folder or its {@code checkpoints}, for the last one there, or either file of
   *     a checkpoint
   * @throws IllegalArgumentException if there is none
   */
  public static Checkpoint load(Path path) {
    return read(state(path), name -> !isSlot(name));
  }

  /** The experiment of a checkpoint that {@link #load} would read, without its tensors. */
  public static Experiment experiment(Path path) {
    return experiment(tree(state(path)));
  }

  /** The epoch of the newest checkpoint in a folder, readable or not; 0 without one. */
  static int lastEpoch(Path folder) {
    List<Path> states = new CheckpointFiles(folder).states();
    return states.isEmpty() ? 0 : CheckpointFiles.epoch(states.get(states.size() - 1));
  }

  private static Path state(Path path) {
    Path inside = path.resolve("checkpoints");
    Path folder = Files.isDirectory(inside) ? inside : path;
    List<Path> states =
        Files.isDirectory(folder)
            ? new CheckpointFiles(folder).states()
            : List.of(CheckpointFiles.state(path));
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
    return read(state, name -> true);
  }

  private static Checkpoint read(Path state, Predicate<String> wanted) {
    JsonNode root = tree(state);
    try {
      List<EpochResult> history = new ArrayList<>();
      root.path("history").forEach(node -> history.add(EpochJson.read(node)));
      Experiment experiment = experiment(root);
      return new Checkpoint(
          experiment,
          root.path("images").asText(),
          history,
          root.path("baseRate").asDouble(),
          Double.parseDouble(root.path("plateauBest").asText()),
          root.path("plateauWaited").asInt(),
          scaling(root.path("scaling"), experiment.plan().data().scaling(), state),
          network(state, wanted, root.path("step").asLong()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read checkpoint " + state, e);
    }
  }

  private static JsonNode tree(Path state) {
    try {
      JsonNode root = JSON.readTree(state.toFile());
      if (root.path("format").asInt() != FORMAT) {
        throw new IOException(
            "format must be %s, but was %s in %s; train into another folder"
                .formatted(FORMAT, root.path("format").asText("missing"), state));
      }
      return root;
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

  private static boolean isSlot(String name) {
    return name.contains("/");
  }

  private static NetworkState network(Path state, Predicate<String> wanted, long step)
      throws IOException {
    Map<String, Tensor> parameters = new LinkedHashMap<>();
    Map<String, Tensor> slots = new LinkedHashMap<>();
    SafeTensors.read(CheckpointFiles.tensors(state), wanted)
        .forEach((name, tensor) -> (isSlot(name) ? slots : parameters).put(name, tensor));
    return new NetworkState(new Parameters(parameters), new Parameters(slots), step);
  }

  /** Later ones than the newest were not whole, or it would not have been gone on from before. */
  private void deleteOld(Checkpoint newest) throws IOException {
    int best =
        newest.history().stream()
            .max(Comparator.comparingDouble(EpochResult::macroF1))
            .orElseThrow()
            .epoch();
    List<Path> past = new ArrayList<>();
    for (Path state : files.states()) {
      if (CheckpointFiles.epoch(state) > newest.epoch()) {
        CheckpointFiles.delete(state);
      } else {
        past.add(state);
      }
    }
    for (Path state : past.subList(0, Math.max(0, past.size() - keep))) {
      if (CheckpointFiles.epoch(state) != best) {
        CheckpointFiles.delete(state);
      }
    }
    files.deleteOrphans();
  }
}
