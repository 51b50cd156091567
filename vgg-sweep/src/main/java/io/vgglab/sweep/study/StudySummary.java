package io.vgglab.sweep.study;

import com.fasterxml.jackson.databind.JsonNode;
import io.vgglab.report.figure.Confusion;
import io.vgglab.report.figure.DataFacts;
import io.vgglab.report.figure.EpochRow;
import io.vgglab.report.figure.EvaluatedSplit;
import io.vgglab.report.figure.Mistake;
import io.vgglab.report.figure.PlanKey;
import io.vgglab.report.study.Attempt;
import io.vgglab.report.study.Objective;
import io.vgglab.report.study.ParameterValue;
import io.vgglab.report.study.StudyContext;
import io.vgglab.report.study.StudyReport;
import io.vgglab.report.study.TrialReport;
import io.vgglab.report.study.TrialStatus;
import io.vgglab.sweep.pruner.RoundRole;
import io.vgglab.sweep.store.RunStatus;
import io.vgglab.sweep.store.StoredStudy;
import io.vgglab.sweep.store.StudySettings;
import io.vgglab.sweep.store.TrialLease;
import io.vgglab.sweep.trial.Constraints;
import io.vgglab.sweep.trial.Direction;
import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.train.Setting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Turns a stored study into the record that its page is drawn from; the store alone is read, so
 * that a study of another program has a page too.
 */
public final class StudySummary {

  private static final double GIGA = 1e9;
  private static final Map<String, String> SETTINGS =
      Map.of("trials", "trials at most", "epochs", "epochs a trial", "mode", "random numbers");

  private StudySummary() {}

  /**
   * The report of a study as it stands.
   *
   * @param now end of attempts that are still running
   */
  public static StudyReport of(StoredStudy stored, Instant now) {
    StudyFacts facts = StudyFacts.read(stored);
    List<String> names = names(stored);
    Set<Integer> interrupted =
        stored.orphans(RunStatus.GRACE).stream()
            .map(TrialLease::number)
            .collect(Collectors.toSet());
    List<TrialReport> trials =
        stored.trials().stream()
            .map(trial -> trial(trial, names, facts, attempts(trial, interrupted, now)))
            .toList();
    StudyReport report =
        new StudyReport(
            stored.header().name(),
            objectives(stored),
            data(facts, stored.trials()),
            trials,
            FinalTest.results(stored),
            Findings.references(facts.dataName()),
            new StudyContext(
                now,
                stored.settings().map(StudySettings::text).orElse(""),
                settings(facts),
                facts.provenance(),
                List.of()),
            Findings.of(stored));
    List<Mistake> mistakes =
        report.best().map(best -> BestMistakes.of(stored, best.number())).orElse(List.of());
    return report.withFindings(report.findings().withMistakes(mistakes));
  }

  private static List<Objective> objectives(StoredStudy stored) {
    List<Objective> objectives = new ArrayList<>();
    List<Direction> directions = stored.header().directions();
    for (int i = 0; i < directions.size(); i++) {
      objectives.add(
          new Objective(
              names(stored).get(i),
              directions.get(i) == Direction.MAXIMIZE
                  ? Objective.Direction.MAXIMIZE
                  : Objective.Direction.MINIMIZE));
    }
    return objectives;
  }

  /** What the objectives are called: metrics of ours in words, other names as they are. */
  private static List<String> names(StoredStudy stored) {
    List<String> given = stored.header().metricNames();
    return IntStream.range(0, stored.header().directions().size())
        .mapToObj(i -> given.isEmpty() ? "value " + i : numbered(given, i))
        .map(it -> stored.settings().isPresent() || Words.isMetric(it) ? Words.ofKey(it) : it)
        .toList();
  }

  /** A name that stands further in front too, with its place. */
  private static String numbered(List<String> names, int index) {
    String name = names.get(index);
    return names.indexOf(name) < index ? name + " (" + index + ")" : name;
  }

  /** The study's settings under names that say what they are beside the report's own facts. */
  private static Map<String, String> settings(StudyFacts facts) {
    Map<String, String> settings = new LinkedHashMap<>();
    facts
        .settings()
        .forEach(
            (name, value) ->
                settings.put(
                    SETTINGS.getOrDefault(name, name),
                    name.equals("metric") ? Words.ofKey(value) : value));
    return settings;
  }

  private static DataFacts data(StudyFacts facts, List<TrialRecord> trials) {
    Optional<JsonNode> attempt = trials.stream().flatMap(t -> attempts(t).stream()).findFirst();
    return new DataFacts(
        facts.dataName(),
        facts.dataName().equals("fashion-mini"),
        facts.contentHash(),
        split(facts, trials),
        attempt.map(node -> node.path("trainingImages").asInt()).orElse(0),
        attempt.map(node -> node.path("validationImages").asInt()).orElse(0));
  }

  /** One trial that saw the test images is enough: the best was selected with it. */
  private static EvaluatedSplit split(StudyFacts facts, List<TrialRecord> trials) {
    if (facts.base().isEmpty()) {
      return EvaluatedSplit.UNKNOWN;
    }
    boolean searched =
        trials.stream()
            .anyMatch(
                trial ->
                    trial
                        .assignment()
                        .find(Setting.VALIDATION.key())
                        .filter("test"::equals)
                        .isPresent());
    return searched || facts.validatesOnTest() ? EvaluatedSplit.TEST : EvaluatedSplit.VALIDATION;
  }

  private static TrialReport trial(
      TrialRecord trial, List<String> names, StudyFacts facts, List<Attempt> attempts) {
    Map<String, ParameterValue> parameters = new LinkedHashMap<>();
    trial.parameters().forEach((name, p) -> parameters.put(name, value(p.value())));
    Map<String, Double> metrics = new LinkedHashMap<>();
    for (int i = 1; i < trial.values().size(); i++) {
      metrics.put(names.get(i), trial.values().get(i));
    }
    List<EpochRow> epochs = epochs(trial);
    if (!epochs.isEmpty()) {
      metrics.put("accuracy", epochs.get(epochs.size() - 1).accuracy());
      facts
          .trainingFlops(trial.assignment())
          .ifPresent(flops -> metrics.put(TrialReport.MODEL_GFLOPS, flops * rate(epochs) / GIGA));
    }
    return new TrialReport(
        trial.number(),
        status(trial),
        parameters,
        trial.value().orElse(Double.NaN),
        metrics,
        epochs,
        confusion(trial),
        attempts,
        plan(trial, facts),
        TrialLog.read(trial, TrialLog.REASON).map(JsonNode::asText).orElse(""),
        SeedRuns.of(trial).values().stream().map(values -> values.get(0)).toList(),
        seeds(trial));
  }

  /** Later trainings have the next seeds; older suites did not write the first. */
  private static List<Long> seeds(TrialRecord trial) {
    int trainings = Math.max(1, SeedRuns.of(trial).size());
    return attempts(trial).stream()
        .limit(1)
        .filter(attempt -> attempt.has(TrialLog.SEED))
        .map(attempt -> attempt.path(TrialLog.SEED).asLong())
        .flatMap(first -> LongStream.range(first, first + trainings).boxed())
        .toList();
  }

  /** Training images a second, the mean over the epochs. */
  private static double rate(List<EpochRow> epochs) {
    return epochs.stream()
        .mapToDouble(EpochRow::imagesPerSecond)
        .filter(Double::isFinite)
        .average()
        .orElse(Double.NaN);
  }

  private static TrialStatus status(TrialRecord trial) {
    boolean feasible = Constraints.violation(trial) <= 0;
    return switch (trial.state()) {
      case COMPLETE -> feasible ? TrialStatus.COMPLETE : TrialStatus.INFEASIBLE;
      case PRUNED -> feasible ? TrialStatus.PRUNED : TrialStatus.INFEASIBLE;
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

  /** The epochs that it trained itself: one that goes on from another tells of its last first. */
  private static List<EpochRow> epochs(TrialRecord trial) {
    List<EpochRow> rows = new ArrayList<>();
    TrialLog.read(trial, TrialLog.EPOCHS)
        .ifPresent(root -> root.path("epochs").forEach(node -> rows.add(EpochFigures.row(node))));
    boolean continued = RoundRole.continued(trial).isPresent() && !rows.isEmpty();
    return continued ? List.copyOf(rows.subList(1, rows.size())) : rows;
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

  /** An attempt that was cut off has ended with the last epoch that it told of. */
  private static List<Attempt> attempts(TrialRecord trial, Set<Integer> interrupted, Instant now) {
    boolean runs = !trial.state().isFinished() && !interrupted.contains(trial.number());
    List<JsonNode> nodes = attempts(trial);
    List<Attempt> attempts = new ArrayList<>();
    for (JsonNode node : nodes) {
      boolean last = attempts.size() == nodes.size() - 1;
      attempts.add(attempt(node, last && runs ? now : instant(node, TrialLog.HEARD, Instant.MIN)));
    }
    return attempts;
  }

  private static Attempt attempt(JsonNode node, Instant otherwise) {
    Instant start = Instant.parse(node.path(TrialLog.STARTED).asText());
    Instant end = instant(node, TrialLog.ENDED, otherwise);
    return new Attempt(
        node.path("attempt").asInt(),
        node.path("slot").asInt(),
        start,
        end.isBefore(start) ? start : end);
  }

  private static Instant instant(JsonNode node, String field, Instant otherwise) {
    return node.has(field) ? Instant.parse(node.path(field).asText()) : otherwise;
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
