package io.vgglab.train;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vgglab.data.ImageSet;
import io.vgglab.data.source.Checksum;
import io.vgglab.eval.ClassificationReport;
import io.vgglab.eval.Predictions;
import io.vgglab.file.WholeFile;
import io.vgglab.network.Device;
import io.vgglab.network.Parameters;
import io.vgglab.provenance.Machine;
import io.vgglab.provenance.Versions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The folder of one run: {@code run.json}, {@code epochs.jsonl}, {@code predictions.csv}, {@code
 * classification-report.txt}, {@code evaluation.json}, {@code mistakes.json}, {@code worst-images/}
 * and {@code checkpoints/}.
 *
 * <p>Every file is written aside and renamed.
 */
public final class RunFolder {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int FORMAT = 1;
  private static final String PREDICTIONS = "predictions.csv";
  private static final String REPORT = "classification-report.txt";
  private static final int LONGEST_NAME = 100;
  private static final String FIGURES = "evaluation.json";
  private static final String MISTAKES = "mistakes.json";
  private static final String WORST_IMAGES = "worst-images";
  private static final List<String> EVALUATION = List.of(PREDICTIONS, REPORT, FIGURES, MISTAKES);

  private final Path folder;

  /** For a folder, which is made when first needed. */
  public RunFolder(Path folder) {
    this.folder = Objects.requireNonNull(folder, "folder");
  }

  /**
   * Checkpoints of this run; the last {@code keep} and the best stay. Each one brings {@code
   * epochs.jsonl} up to date, so that a long run can be watched.
   */
  public CheckpointStore checkpoints(int keep) {
    return checkpoints(keep, saved -> {});
  }

  /**
   * The same, remembering which engine trained the epoch of each checkpoint, and where. That is
   * kept first, so that a process that dies leaves no checkpoint of which nobody knows it.
   */
  public CheckpointStore checkpoints(int keep, String engine, Device device) {
    return checkpoints(keep, saved -> Stretch.after(saved.epoch() - 1, engine, device).keep(this));
  }

  private CheckpointStore checkpoints(int keep, Consumer<Checkpoint> beforehand) {
    CheckpointStore store = new CheckpointFolder(checkpointFolder(), keep);
    return new CheckpointStore() {
      @Override
      public Optional<Checkpoint> latest() {
        return store.latest();
      }

      @Override
      public Optional<Checkpoint> last() {
        return store.last();
      }

      @Override
      public int epoch() {
        return store.epoch();
      }

      @Override
      public Optional<Parameters> initial() {
        return store.initial();
      }

      @Override
      public void save(Checkpoint checkpoint) {
        beforehand.accept(checkpoint);
        store.save(checkpoint);
        writeEpochs(checkpoint.history());
      }
    };
  }

  /** The epoch of its newest checkpoint, readable or not; 0 without one. */
  public int lastEpoch() {
    return CheckpointFolder.lastEpoch(checkpointFolder());
  }

  /** Whether it holds a checkpoint. */
  boolean isBegun() {
    return lastEpoch() > 0;
  }

  /** Where checkpoints lie. */
  Path checkpointFolder() {
    return folder.resolve("checkpoints");
  }

  private void writeEpochs(List<EpochResult> history) {
    StringBuilder lines = new StringBuilder();
    history.forEach(result -> lines.append(EpochJson.figures(result)).append('\n'));
    write("epochs.jsonl", lines.toString());
  }

  /** Writes the files of a finished run. */
  public void write(Facts facts, TrainingData data, TrainingRun run) {
    writeEpochs(run.history());
    deleteWorstImages();
    run.predictions()
        .ifPresentOrElse(
            predictions -> {
              writePredictions(predictions, data);
              writeEvaluation(predictions, data.validation(), facts.experiment().plan());
            },
            this::deleteEvaluation);
    write("run.json", json(facts, data, run).toPrettyString() + "\n");
  }

  /** An earlier part of the run may have had predictions, and this one none. */
  private void deleteEvaluation() {
    EVALUATION.forEach(name -> delete(folder.resolve(name)));
  }

  private void deleteWorstImages() {
    Path pictures = folder.resolve(WORST_IMAGES);
    if (!Files.isDirectory(pictures)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(pictures, "*.png")) {
      files.forEach(RunFolder::delete);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + pictures, e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + file, e);
    }
  }

  private void writePredictions(Predictions predictions, TrainingData data) {
    write(PREDICTIONS, PredictionsCsv.of(predictions, data.validation().classNames()));
    write(
        REPORT,
        ClassificationReport.of(predictions.confusion())
            .withNames(data.validation().classNames())
            .text());
  }

  private void writeEvaluation(Predictions predictions, ImageSet images, TrainingPlan plan) {
    List<String> names = images.classNames();
    write(FIGURES, EvaluationJson.of(predictions, names, plan.seed()).toPrettyString() + "\n");
    write(MISTAKES, Mistakes.of(predictions).json(predictions, images) + "\n");
    int most = plan.keeping().worstImages();
    for (int label = 0; label < names.size() && most > 0; label++) {
      WorstImages worst = WorstImages.of(predictions, label, most);
      String plain = names.get(label).replaceAll("[^A-Za-z0-9]+", "-");
      String name = plain.substring(0, Math.min(plain.length(), LONGEST_NAME));
      write(
          String.format(Locale.ROOT, WORST_IMAGES + "/%02d-%s.png", label, name),
          worst.png(images));
    }
  }

  private ObjectNode json(Facts facts, TrainingData data, TrainingRun run) {
    ObjectNode root = JSON.createObjectNode();
    root.put("format", FORMAT);
    root.put("outcome", run.outcome().text());
    root.put("epochs", run.history().size());
    if (!run.history().isEmpty()) {
      root.set("last", EpochJson.whole(run.history().get(run.history().size() - 1)));
    }
    root.put("planHash", facts.experiment().layers().hash());
    root.put("parameters", facts.experiment().layers().parameterCount());
    texts(root.putObject("settings"), facts.experiment().settings());
    ObjectNode images = root.putObject("data");
    images.put("name", facts.dataName());
    images.put("contentHash", facts.contentHash());
    images.put("trainingImages", data.training().size());
    images.put("validationImages", data.validation().size());
    images.put("validatedOn", data.validatedOn());
    data.validation().classNames().forEach(images.withArray("classNames")::add);
    initialWeights().ifPresent(hash -> root.put("initialWeights", hash));
    root.put("engine", facts.engine());
    root.put("device", facts.device().toString());
    root.put("threads", facts.device().threads());
    List<Stretch> stretches = Stretch.of(this, run.history().size());
    Stretch now = Stretch.after(0, facts.engine(), facts.device());
    if (stretches.stream().anyMatch(stretch -> !stretch.isLike(now))) {
      root.set("stretches", Stretch.json(stretches));
    }
    ObjectNode provenance = root.putObject("provenance");
    provenance.put("version", Versions.suite());
    provenance.put("commit", Versions.commit());
    texts(provenance.putObject("machine"), Machine.facts());
    texts(provenance.putObject("libraries"), facts.libraries());
    texts(root.putObject("implementations"), run.implementations());
    if (!run.feeding().equals(FeedingCost.none())) {
      ObjectNode feeding = root.putObject("feeding");
      feeding.put("waitingShare", run.feeding().waiting());
      feeding.put("preparingShare", run.feeding().preparing());
    }
    return root;
  }

  /** SHA-256 of the weights that the run began with, where they were not drawn. */
  private Optional<String> initialWeights() {
    Path file = checkpointFolder().resolve(InitialWeights.FILE);
    return Files.exists(file) ? Optional.of(Checksum.SHA_256.of(file)) : Optional.empty();
  }

  private static void texts(ObjectNode node, Map<String, String> texts) {
    texts.forEach(node::put);
  }

  private void write(String name, String text) {
    write(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private void write(String name, byte[] content) {
    Path file = folder.resolve(name);
    try {
      Files.createDirectories(file.getParent());
      WholeFile.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  /**
   * What a run was made of.
   *
   * @param experiment network and training
   * @param engine which engine trained it
   * @param device where
   * @param dataName name of the data set
   * @param contentHash SHA-256 of its pixels and labels
   * @param libraries versions as the engine reports them
   */
  public record Facts(
      Experiment experiment,
      String engine,
      Device device,
      String dataName,
      String contentHash,
      Map<String, String> libraries) {

    /** Copies the map, in its order. */
    public Facts {
      Objects.requireNonNull(experiment, "experiment");
      libraries = Collections.unmodifiableMap(new LinkedHashMap<>(libraries));
    }
  }
}
