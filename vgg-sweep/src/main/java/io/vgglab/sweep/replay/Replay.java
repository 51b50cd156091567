package io.vgglab.sweep.replay;

import io.vgglab.sweep.pruner.HyperbandPruner;
import io.vgglab.sweep.pruner.NoPruner;
import io.vgglab.sweep.pruner.Verdict;
import io.vgglab.sweep.sampler.SamplerRandom;
import io.vgglab.sweep.sampler.SamplerRequest;
import io.vgglab.sweep.sampler.Suggestion;
import io.vgglab.sweep.space.Assignment;
import io.vgglab.sweep.space.Range;
import io.vgglab.sweep.space.SearchSpace;
import io.vgglab.sweep.trial.TrialParameter;
import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.sweep.trial.TrialState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Feeds a recorded history to our sampler, and to our pruner where the trace names one, and
 * compares. Every trial sees what the trace recorded before it, so that one difference does not
 * bring about the next. Not thread-safe.
 */
public final class Replay {

  private static final double TOLERANCE = 1e-9;

  private final Trace trace;
  private final SamplerRandom random;
  private final List<TrialRecord> history = new ArrayList<>();

  /** Whether a report came after a completed trial: only then Optuna knows its brackets. */
  private boolean judgedSinceCompletion;

  /** A replay that stands before the first trial. */
  public Replay(Trace trace) {
    this.trace = trace;
    this.random = SamplerRandom.continuous(trace.seed());
  }

  /** All trials of a trace. */
  public static List<ReplayStep> of(Trace trace) {
    Replay replay = new Replay(trace);
    List<ReplayStep> steps = new ArrayList<>();
    while (replay.hasNext()) {
      steps.add(replay.next());
    }
    return steps;
  }

  /** Tells whether a trial is left. */
  public boolean hasNext() {
    return history.size() < trace.trials().size();
  }

  /** Replays one trial. */
  public ReplayStep next() {
    TrialRecord recorded = trace.trials().get(history.size());
    Suggestion suggestion = suggestion(recorded);
    List<String> differing = differing(recorded, suggestion.assignment());
    List<String> ties = ties(recorded, suggestion, differing);
    List<ReplayVerdict> verdicts = new ArrayList<>();
    history.add(judged(recorded, verdicts));
    List<String> differences = new ArrayList<>();
    for (String name : differing) {
      if (!ties.contains(name)) {
        differences.add(
            name
                + ": recorded "
                + recorded.parameters().get(name).value()
                + ", suggested "
                + suggestion.assignment().find(name).orElse("nothing"));
      }
    }
    verdicts.stream()
        .filter(verdict -> !verdict.isEqual())
        .forEach(verdict -> differences.add(verdict.difference()));
    return new ReplayStep(
        recorded.number(),
        recorded.assignment(),
        suggestion.assignment(),
        verdicts,
        ties,
        differences);
  }

  private Suggestion suggestion(TrialRecord recorded) {
    return trace
        .sampler()
        .suggest(
            new SamplerRequest(
                asked(recorded), trace.directions(), seenBySampler(recorded), recorded.number()),
            random)
        .orElse(Suggestion.of(Assignment.empty()));
  }

  /** Under Hyperband, Optuna's samplers see the trials of the same bracket only. */
  private List<TrialRecord> seenBySampler(TrialRecord recorded) {
    if (trace.pruner() instanceof HyperbandPruner hyperband && judgedSinceCompletion) {
      return hyperband.sameBracket(recorded.number(), history);
    }
    return history;
  }

  /** The parameters that the recorded trial asked for, in its order. */
  private static SearchSpace asked(TrialRecord recorded) {
    Map<String, Range> ranges = new LinkedHashMap<>();
    recorded.parameters().forEach((name, parameter) -> ranges.put(name, parameter.range()));
    return SearchSpace.of(ranges);
  }

  /** The names of the parameters in which the trace has another value. */
  private static List<String> differing(TrialRecord recorded, Assignment ours) {
    return recorded.parameters().entrySet().stream()
        .filter(e -> !isEqual(e.getValue(), ours.find(e.getKey()).orElse("nothing")))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Those in which the trace took a point that our sampler found as good as its own. */
  private static List<String> ties(
      TrialRecord recorded, Suggestion suggestion, List<String> differing) {
    return differing.stream()
        .filter(
            name ->
                suggestion.ties().stream()
                    .filter(tie -> tie.names().contains(name))
                    .anyMatch(tie -> isRecorded(recorded, tie)))
        .toList();
  }

  private static boolean isRecorded(TrialRecord recorded, Assignment tie) {
    return tie.values().entrySet().stream()
        .filter(e -> recorded.parameters().containsKey(e.getKey()))
        .allMatch(e -> isEqual(recorded.parameters().get(e.getKey()), e.getValue()));
  }

  private static boolean isEqual(TrialParameter recorded, Object ours) {
    if (recorded.value() instanceof Double real && ours instanceof Double other) {
      return Math.abs(real - other) <= TOLERANCE * Math.max(Math.abs(real), Math.abs(other));
    }
    return recorded.value().equals(ours);
  }

  private boolean knowsBrackets() {
    return trace.pruner() instanceof HyperbandPruner hyperband
        && !hyperband.budgets(history).isEmpty();
  }

  /** The recorded trial with the attributes that our pruner gave it, report by report. */
  private TrialRecord judged(TrialRecord recorded, List<ReplayVerdict> verdicts) {
    TrialRecord running =
        TrialRecord.of(recorded.number(), TrialState.RUNNING)
            .withParameters(recorded.parameters())
            .withSystemAttributes(recorded.systemAttributes());
    for (Map.Entry<Integer, Double> report : recorded.intermediateValues().entrySet()) {
      running = running.withReport(report.getKey(), report.getValue());
      judgedSinceCompletion |= knowsBrackets();
      Verdict verdict = trace.pruner().judge(running, history, trace.directions().get(0));
      running = running.withSystemAttributes(verdict.systemAttributes());
      boolean pruned =
          recorded.state() == TrialState.PRUNED
              && report.getKey().equals(recorded.intermediateValues().lastKey());
      if (!(trace.pruner() instanceof NoPruner)) {
        verdicts.add(new ReplayVerdict(report.getKey(), pruned, verdict.prune()));
      }
    }
    return running.finished(recorded.state(), recorded.values());
  }
}
