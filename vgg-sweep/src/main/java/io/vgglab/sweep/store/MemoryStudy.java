package io.vgglab.sweep.store;

import io.vgglab.sweep.space.Assignment;
import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.sweep.trial.TrialState;
import io.vgglab.sweep.trial.TrialTimes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A study in memory; every method holds the study's lock. */
final class MemoryStudy implements StoredStudy {

  private final StudyHeader header;
  private final InstantSource clock;
  private final Map<String, String> userAttributes = new LinkedHashMap<>();
  private final Map<String, String> systemAttributes = new LinkedHashMap<>();
  private final List<TrialRecord> trials = new ArrayList<>();
  private final Map<Integer, RunningTrial> holders = new HashMap<>();
  private final MemoryRuns runs;
  private Optional<StudySettings> settings = Optional.empty();

  MemoryStudy(StudyHeader header, InstantSource clock) {
    this.header = header;
    this.clock = clock;
    this.runs = new MemoryRuns(clock);
    systemAttributes.putAll(header.systemAttributes());
  }

  @Override
  public StudyHeader header() {
    return header;
  }

  @Override
  public synchronized Optional<StudySettings> settings() {
    return settings;
  }

  @Override
  public synchronized void saveSettings(StudySettings newSettings) {
    settings = Optional.of(newSettings);
  }

  @Override
  public synchronized Map<String, String> userAttributes() {
    return JsonText.checked(userAttributes);
  }

  @Override
  public synchronized Map<String, String> systemAttributes() {
    return JsonText.checked(systemAttributes);
  }

  @Override
  public synchronized void putUserAttribute(String name, String json) {
    JsonText.check(name, json);
    userAttributes.put(name, json);
  }

  @Override
  public synchronized void putSystemAttribute(String name, String json) {
    JsonText.check(name, json);
    systemAttributes.put(name, json);
  }

  @Override
  public synchronized List<TrialRecord> trials() {
    return List.copyOf(trials);
  }

  @Override
  public synchronized Optional<TrialLease> claim(TrialClaim claim) {
    int number = claim.number();
    claim.checkNext(trials.size());
    if (number == trials.size()) {
      trials.add(TrialRecord.of(number, TrialState.WAITING));
    } else if (trials.get(number).state() != TrialState.WAITING) {
      return Optional.empty();
    }
    TrialRecord waiting = trials.get(number);
    trials.set(
        number,
        waiting
            .withState(TrialState.RUNNING)
            .withParameters(claim.parameters())
            .withSystemAttributes(claim.systemAttributes())
            .withTimes(TrialTimes.since(now())));
    return Optional.of(hold(new TrialLease(number, 1), claim.owner(), 0));
  }

  @Override
  public synchronized int enqueue(Assignment fixed) {
    int number = trials.size();
    trials.add(
        TrialRecord.of(number, TrialState.WAITING)
            .withSystemAttributes(Map.of("fixed_params", JsonText.of(fixed.values()))));
    return number;
  }

  @Override
  public synchronized void report(TrialLease lease, int step, double value) {
    change(lease, trial -> trial.withReport(step, value));
  }

  @Override
  public synchronized void putUserAttributes(TrialLease lease, Map<String, String> attributes) {
    Map<String, String> checked = JsonText.checked(attributes);
    change(lease, trial -> withUserAttributes(trial, checked));
  }

  @Override
  public synchronized void putSystemAttributes(TrialLease lease, Map<String, String> attributes) {
    Map<String, String> checked = JsonText.checked(attributes);
    change(lease, trial -> trial.withSystemAttributes(checked));
  }

  @Override
  public synchronized void finish(TrialLease lease, TrialResult result) {
    result.checkFor(header);
    if (isSameEnd(lease, result)) {
      return;
    }
    change(
        lease,
        trial ->
            withUserAttributes(trial, result.userAttributes())
                .withSystemAttributes(result.systemAttributes())
                .finished(result.state(), result.values())
                .withTimes(trial.times().until(now())));
  }

  @Override
  public synchronized List<RunningTrial> running() {
    return trials.stream()
        .filter(trial -> trial.state() == TrialState.RUNNING)
        .map(trial -> holders.get(trial.number()))
        .toList();
  }

  @Override
  public synchronized Optional<TrialLease> reclaim(TrialLease lost, String owner, Loss loss) {
    if (trial(lost).state() != TrialState.RUNNING) {
      return Optional.empty();
    }
    RunningTrial holder = holders.get(lost.number());
    if (!holder.lease().equals(lost)) {
      return Optional.empty();
    }
    int losses = holder.losses() + loss.weight();
    if (losses >= Loss.MOST) {
      finish(lost, TrialResult.failed());
      return Optional.empty();
    }
    return Optional.of(hold(new TrialLease(lost.number(), lost.attempt() + 1), owner, losses));
  }

  @Override
  public synchronized Optional<StudyRun> beginAlone(StudyRun run, Duration grace) {
    Optional<StudyRun> other = runs.aliveBeside(run, grace);
    if (other.isEmpty()) {
      runs.begin(run);
    }
    return other;
  }

  @Override
  public synchronized void begin(StudyRun run) {
    runs.begin(run);
  }

  @Override
  public synchronized void heartbeat(StudyRun run) {
    runs.heartbeat(run);
  }

  @Override
  public synchronized void end(StudyRun run) {
    runs.end(run);
  }

  @Override
  public synchronized List<RunStatus> runs() {
    return runs.all();
  }

  @Override
  public synchronized void requestStop(StudyRun run, StopRequest request) {
    runs.requestStop(run, request);
  }

  @Override
  public synchronized Optional<StopRequest> stopRequest(StudyRun run) {
    return runs.stopRequest(run);
  }

  private TrialLease hold(TrialLease lease, String owner, int losses) {
    holders.put(lease.number(), new RunningTrial(lease, owner, losses));
    return lease;
  }

  private void change(TrialLease lease, UnaryOperator<TrialRecord> step) {
    TrialRecord trial = trial(lease);
    if (trial.state() != TrialState.RUNNING) {
      throw StaleAttemptException.notRunning(lease, trial.state());
    }
    int current = holders.get(lease.number()).lease().attempt();
    if (current != lease.attempt()) {
      throw StaleAttemptException.heldBy(lease, current);
    }
    trials.set(lease.number(), step.apply(trial));
  }

  private boolean isSameEnd(TrialLease lease, TrialResult result) {
    TrialRecord trial = trial(lease);
    return trial.state() == result.state()
        && trial.values().equals(result.values())
        && holders.get(lease.number()).lease().equals(lease);
  }

  private TrialRecord trial(TrialLease lease) {
    if (lease.number() >= trials.size()) {
      throw new IllegalArgumentException(
          "number of a trial must be below " + trials.size() + ", but was " + lease.number());
    }
    return trials.get(lease.number());
  }

  private Instant now() {
    return StoredTime.rounded(clock.instant());
  }

  private static TrialRecord withUserAttributes(TrialRecord trial, Map<String, String> more) {
    TrialRecord sum = trial;
    for (Map.Entry<String, String> attribute : more.entrySet()) {
      sum = sum.withUserAttribute(attribute.getKey(), attribute.getValue());
    }
    return sum;
  }
}
