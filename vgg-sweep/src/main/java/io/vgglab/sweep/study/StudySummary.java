package io.vgglab.sweep.study;

import com.fasterxml.jackson.databind.JsonNode;
import io.vgglab.report.figure.Confusion;
import io.vgglab.report.figure.DataFacts;
import io.vgglab.report.figure.EpochRow;
import io.vgglab.report.figure.EvaluatedSplit;
import io.vgglab.report.figure.PlanKey;
import io.vgglab.report.study.Attempt;
import io.vgglab.report.study.Objective;
import io.vgglab.report.study.ParameterValue;
import io.vgglab.report.study.StudyContext;
import io.vgglab.report.study.StudyReport;
import io.vgglab.report.study.TrialReport;
import io.vgglab.report.study.TrialStatus;
import io.vgglab.sweep.store.StoredStudy;
import io.vgglab.sweep.store.StudySettings;
import io.vgglab.sweep.trial.Direction;
import io.vgglab.sweep.trial.TrialRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns a stored study into the record that its page is drawn from; the store alone is read, so
 * that a study of another program has a page too.
 */
public final class StudySummary {

  private StudySummary() {}

  /**
   * The report of a study as it stands.
   *
   * @param now end of attempts that are still running
   */
  public static StudyReport of(StoredStudy stored, Instant now) {
    StudyFacts facts = StudyFacts.read(stored);
    List<TrialReport> trials =
        stored.trials().stream()
            .map(trial -> trial(trial, stored.header().metricNames(), facts, now))
            .toList();
    return new StudyReport(
        stored.header().name(),
        objectives(stored),
        data(facts, stored.trials()),
        trials,
        List.of(),
        Findings.references(facts.dataName()),
        new StudyContext(
            now,
            stored.settings().map(StudySettings::text).orElse(""),
            facts.settings(),
            facts.provenance(),
            FinalTest.stored(stored)),
        Findings.of(stored));
  }

  private static List<Objective> objectives(StoredStudy stored) {
    List<Objective> objectives = new ArrayList<>();
    List<Direction> directions = stored.header().directions();
    for (int i = 0; i < directions.size(); i++) {
      String name =
          stored.header().metricNames().isEmpty()
              ? "value " + i
              : stored.header().metricNames().get(i);
      objectives.add(
          new Objective(
              name,
              directions.get(i) == Direction.MAXIMIZE
                  ? Objective.Direction.MAXIMIZE
                  : Objective.Direction.MINIMIZE));
    }
    return objectives;
  }

  private static DataFacts data(StudyFacts facts, List<TrialRecord> trials) {
    Optional<JsonNode> attempt = trials.stream().flatMap(t -> attempts(t).stream()).findFirst();
    return new DataFacts(
        facts.dataName(),
        facts.dataName().equals("fashion-mini"),
        facts.contentHash(),
        facts.validatesOnTest() ? EvaluatedSplit.TEST : EvaluatedSplit.VALIDATION,
        attempt.map(node -> node.path("trainingImages").asInt()).orElse(0),
        attempt.map(node -> node.path("validationImages").asInt()).orElse(0));
  }

  private static TrialReport trial(
      TrialRecord trial, List<String> names, StudyFacts facts, Instant now) {
    Map<String, ParameterValue> parameters = new LinkedHashMap<>();
    trial.parameters().forEach((name, p) -> parameters.put(name, value(p.value())));
    Map<String, Double> metrics = new LinkedHashMap<>();
    for (int i = 1; i < trial.values().size(); i++) {
      metrics.put(names.isEmpty() ? "value " + i : names.get(i), trial.values().get(i));
    }
    SeedRuns.of(trial)
        .interval()
        .ifPresent(
            interval -> {
              metrics.put("low (95 %, over seeds)", interval.low());
              metrics.put("high (95 %, over seeds)", interval.high());
            });
    List<EpochRow> epochs = epochs(trial);
    if (!epochs.isEmpty()) {
      metrics.put("accuracy", epochs.get(epochs.size() - 1).accuracy());
    }
    return new TrialReport(
        trial.number(),
        status(trial),
        parameters,
        trial.value().orElse(Double.NaN),
        metrics,
        epochs,
        confusion(trial),
        attempts(trial).stream().map(node -> attempt(node, now)).toList(),
        plan(trial, facts),
        TrialLog.read(trial, TrialLog.REASON).map(JsonNode::asText).orElse(""));
  }

  private static TrialStatus status(TrialRecord trial) {
    return switch (trial.state()) {
      case COMPLETE -> TrialStatus.COMPLETE;
      case PRUNED -> TrialStatus.PRUNED;
      case FAIL -> TrialStatus.FAILED;
      case RUNNING -> TrialStatus.RUNNING;
      case WAITING -> TrialStatus.WAITING;
    };
  }

  private static ParameterValue value(Object value) {
    if (value instanceof Double real) {
      return ParameterValue.of(real.doubleValue());
    }
    if (value instanceof Long whole) {
      return ParameterValue.of(whole.longValue());
    }
    return value instanceof Boolean flag
        ? ParameterValue.of(flag.booleanValue())
        : ParameterValue.of(value.toString());
  }

  private static List<EpochRow> epochs(TrialRecord trial) {
    List<EpochRow> rows = new ArrayList<>();
    TrialLog.read(trial, TrialLog.EPOCHS)
        .ifPresent(root -> root.path("epochs").forEach(node -> rows.add(row(node))));
    return rows;
  }

  private static EpochRow row(JsonNode node) {
    return new EpochRow(
        node.path("epoch").asInt(),
        node.path("loss").asDouble(Double.NaN),
        node.path("accuracy").asDouble(Double.NaN),
        node.path("macroF1").asDouble(Double.NaN),
        node.path("learningRate").asDouble(Double.NaN),
        node.path("imagesPerSecond").asDouble(Double.NaN),
        node.path("seconds").asDouble(Double.NaN));
  }

  private static Confusion confusion(TrialRecord trial) {
    Optional<JsonNode> root = TrialLog.read(trial, TrialLog.CONFUSION);
    if (root.isEmpty()) {
      return Confusion.none();
    }
    List<String> classes = new ArrayList<>();
    root.get().path("classes").forEach(node -> classes.add(node.asText()));
    List<List<Integer>> rows = new ArrayList<>();
    for (JsonNode row : root.get().path("rows")) {
      List<Integer> counts = new ArrayList<>();
      row.forEach(count -> counts.add(count.asInt()));
      rows.add(counts);
    }
    return new Confusion(classes, rows);
  }

  private static List<JsonNode> attempts(TrialRecord trial) {
    List<JsonNode> nodes = new ArrayList<>();
    TrialLog.read(trial, TrialLog.ATTEMPTS)
        .ifPresent(root -> root.path("attempts").forEach(nodes::add));
    return nodes;
  }

  private static Attempt attempt(JsonNode node, Instant now) {
    Instant start = Instant.parse(node.path("startedAt").asText());
    Instant end = node.has("endedAt") ? Instant.parse(node.path("endedAt").asText()) : now;
    return new Attempt(
        node.path("attempt").asInt(),
        node.path("slot").asInt(),
        start,
        end.isBefore(start) ? start : end);
  }

  private static PlanKey plan(TrialRecord trial, StudyFacts facts) {
    List<JsonNode> attempts = attempts(trial);
    if (attempts.isEmpty()) {
      return PlanKey.none();
    }
    JsonNode last = attempts.get(attempts.size() - 1);
    return facts.planKey(
        trial.assignment(), last.path("engine").asText(), last.path("device").asText());
  }
}
