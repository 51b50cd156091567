package io.vgglab.sweep.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vgglab.report.figure.Mistake;
import io.vgglab.sweep.store.StoredStudy;
import io.vgglab.sweep.trial.TrialRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The images that a study's best trial got wrong, kept as the study's user attribute {@code
 * vgglab:mistakes}, so that reports need the database alone: those of one trial, at most 60
 * pictures and 256 KiB.
 */
public final class BestMistakes {

  static final String ATTRIBUTE = "vgglab:mistakes";

  private static final String FILE = "mistakes.json";
  private static final int VERSION = 1;
  private static final ObjectMapper JSON = new ObjectMapper();

  private BestMistakes() {}

  /**
   * Stores the mistakes of the trial that is the best now; does nothing if its folder has none, or
   * those of a network that it did not end with.
   *
   * @param folder with the trials' results
   */
  public static void keep(StoredStudy stored, Path folder) {
    Artifacts artifacts = new Artifacts(folder);
    Optional<Integer> best =
        StudySummary.of(stored, Instant.EPOCH)
            .best()
            .map(report -> stored.trials().get(report.number()))
            .filter(artifacts::hasNetworkOf)
            .map(TrialRecord::number);
    if (best.isEmpty()) {
      return;
    }
    Path file = artifacts.runFolder(best.get()).resolve(FILE);
    if (!Files.isRegularFile(file)) {
      return;
    }
    try {
      ObjectNode root = JSON.createObjectNode().put("version", VERSION).put("trial", best.get());
      root.set("images", JSON.readTree(file.toFile()).path("images"));
      stored.putUserAttribute(ATTRIBUTE, root.toString());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** The mistakes that are kept of a trial; none where those of another one are. */
  static List<Mistake> of(StoredStudy stored, int trial) {
    String json = stored.userAttributes().get(ATTRIBUTE);
    if (json == null) {
      return List.of();
    }
    try {
      JsonNode root = JSON.readTree(json);
      return root.path("trial").asInt() == trial ? list(root.path("images")) : List.of();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("attribute " + ATTRIBUTE + " must be JSON", e);
    }
  }

  /**
   * The mistakes of a run folder; none where the run kept none.
   *
   * @throws UncheckedIOException if they cannot be read
   */
  public static List<Mistake> ofFolder(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      return Files.isRegularFile(file)
          ? list(JSON.readTree(file.toFile()).path("images"))
          : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static List<Mistake> list(JsonNode images) {
    List<Mistake> mistakes = new ArrayList<>();
    for (JsonNode image : images) {
      mistakes.add(
          new Mistake(
              image.path("truth").asText(),
              image.path("predicted").asText(),
              image.path("probability").asDouble(Double.NaN),
              image.path("png").asText()));
    }
    return mistakes;
  }
}
