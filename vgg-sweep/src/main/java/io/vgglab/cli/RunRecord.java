package io.vgglab.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vgglab.eval.ClassificationReport;
import io.vgglab.eval.ConfusionMatrix;
import io.vgglab.eval.ReportStyle;
import io.vgglab.report.figure.Confusion;
import io.vgglab.report.figure.DataFacts;
import io.vgglab.report.figure.EpochRow;
import io.vgglab.report.figure.EvaluatedSplit;
import io.vgglab.report.figure.Interval;
import io.vgglab.report.figure.PlanKey;
import io.vgglab.report.run.RunReport;
import io.vgglab.sweep.study.BestMistakes;
import io.vgglab.sweep.study.EpochFigures;
import io.vgglab.train.EpochJson;
import io.vgglab.train.Stretch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A run folder read back: {@code run.json} and {@code epochs.jsonl}. */
final class RunRecord {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final JsonNode run;
  private final List<EpochRow> epochs;
  private final Interval interval;
  private final Instant writtenAt;

  private RunRecord(
      Path folder, JsonNode run, List<EpochRow> epochs, Interval interval, Instant writtenAt) {
    this.folder = folder;
    this.run = run;
    this.epochs = epochs;
    this.interval = interval;
    this.writtenAt = writtenAt;
  }

  static RunRecord read(Path folder) {
    Path file = folder.resolve("run.json");
    try {
      List<EpochRow> epochs = new ArrayList<>();
      for (String line :
          Files.readAllLines(folder.resolve("epochs.jsonl"), StandardCharsets.UTF_8)) {
        epochs.add(EpochFigures.row(JSON.readTree(line)));
      }
      return new RunRecord(
          folder,
          JSON.readTree(file.toFile()),
          epochs,
          interval(folder.resolve("evaluation.json")),
          Files.getLastModifiedTime(file).toInstant());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read run folder " + folder, e);
    }
  }

  /** The interval of macro F1 that the training wrote down; none where it was stopped before. */
  private static Interval interval(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Interval.none();
    }
    JsonNode ends = JSON.readTree(file.toFile()).path("macroF1").path("ci95");
    return ends.path(0).isNumber() && ends.path(1).isNumber()
        ? new Interval(ends.get(0).doubleValue(), ends.get(1).doubleValue(), 0.95)
        : Interval.none();
  }

  String classificationReport(ReportStyle style) {
    return ClassificationReport.of(matrix()).withNames(classNames()).withStyle(style).text();
  }

  /** What feeding cost, as a sentence; empty where this folder's last session had no step. */
  Optional<String> feeding() {
    JsonNode waiting = run.path("feeding").path("waitingShare");
    return waiting.isNumber()
        ? Optional.of(
            String.format(
                Locale.ROOT,
                "Feeding: steps waited %.2f %% of their time for images",
                100 * waiting.asDouble()))
        : Optional.empty();
  }

  RunReport report() {
    JsonNode data = run.path("data");
    Map<String, String> provenance = new LinkedHashMap<>();
    provenance.put("engine", run.path("engine").asText());
    provenance.put("threads", run.path("threads").asText());
    run.path("stretches")
        .forEach(
            node -> {
              Stretch stretch = Stretch.of(node);
              provenance.put("from epoch " + stretch.fromEpoch(), stretch.text());
            });
    provenance.put("version", run.path("provenance").path("version").asText());
    provenance.put("commit", run.path("provenance").path("commit").asText());
    provenance.putAll(texts(run.path("provenance").path("machine")));
    provenance.putAll(texts(run.path("provenance").path("libraries")));
    return new RunReport(
        String.valueOf(folder.toAbsolutePath().normalize().getFileName()),
        writtenAt,
        texts(run.path("settings")),
        new PlanKey(
            run.path("planHash").asText(),
            run.path("engine").asText(),
            run.path("device").asText(),
            run.path("settings").path("batchSize").asInt()),
        run.path("parameters").asLong(),
        new DataFacts(
            data.path("name").asText(),
            data.path("name").asText().startsWith("fashion-mini"),
            data.path("contentHash").asText(),
            data.path("validatedOn").asText().equals("test")
                ? EvaluatedSplit.TEST
                : EvaluatedSplit.VALIDATION,
            data.path("trainingImages").asInt(),
            data.path("validationImages").asInt()),
        epochs,
        confusion(),
        goesOn() ? Interval.none() : interval,
        goesOn()
            ? "going on after epoch " + run.path("epochs").asInt()
            : run.path("outcome").asText(),
        provenance,
        List.of(),
        goesOn() ? List.of() : BestMistakes.ofFolder(folder));
  }

  /**
   * Whether epochs were trained since the run came to an end, which has not been reached again:
   * what it wrote at its end is that of an earlier epoch then.
   */
  private boolean goesOn() {
    return epochs.size() > run.path("epochs").asInt(Integer.MAX_VALUE);
  }

  private ConfusionMatrix matrix() {
    return EpochJson.read(run.path("last")).confusion().orElseThrow();
  }

  /** None where no epoch was finished, or where the last one has none yet. */
  private Confusion confusion() {
    return run.has("last") && !goesOn()
        ? new Confusion(
            classNames(),
            matrix().rows().stream()
                .map(row -> row.stream().map(Math::toIntExact).toList())
                .toList())
        : Confusion.none();
  }

  private List<String> classNames() {
    List<String> names = new ArrayList<>();
    run.path("data").path("classNames").forEach(name -> names.add(name.asText()));
    return names;
  }

  private static Map<String, String> texts(JsonNode node) {
    Map<String, String> texts = new LinkedHashMap<>();
    node.properties().forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
    return texts;
  }
}
