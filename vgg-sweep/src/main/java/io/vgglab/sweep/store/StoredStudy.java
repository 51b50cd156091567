package io.vgglab.sweep.store;

import io.vgglab.sweep.space.Assignment;
import io.vgglab.sweep.trial.TrialRecord;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One study in a store.
 *
 * <p>A trial that runs is held under a {@link TrialLease}. Each write about it names the lease and
 * is refused with {@link StaleAttemptException} if a later attempt holds the trial, or if the trial
 * has finished. Each method is one transaction. Thread-safe.
 */
public interface StoredStudy {

  /** Name, directions and metric names. */
  StudyHeader header();

  /** What the study was started with; empty for a study that another program created. */
  Optional<StudySettings> settings();

  /** Stores the settings, in place of any earlier ones. */
  void saveSettings(StudySettings settings);

  /** The study's user attributes, name to JSON text. */
  Map<String, String> userAttributes();

  /** The study's system attributes, name to JSON text. */
  Map<String, String> systemAttributes();

  /** Adds or replaces a user attribute of the study. */
  void putUserAttribute(String name, String json);

  /** Adds or replaces a system attribute of the study. */
  void putSystemAttribute(String name, String json);

  /**
   * All trials in the order of their numbers, seen at one moment. Finished trials are read once and
   * kept, so that a second call costs only what has changed.
   */
  List<TrialRecord> trials();

  /**
   * Makes a trial RUNNING, as attempt 1: the next trial of the study if its number is the claim's,
   * or else a WAITING one of that number (whose own parameters, if it has any, stand).
   *
   * @return empty if the number is not the next one and does not wait, since another run was faster
   * @throws IllegalArgumentException if the number lies beyond the next one
   */
  Optional<TrialLease> claim(TrialClaim claim);

  /**
   * Adds a WAITING trial whose parameters are fixed in part or in full, as Optuna's {@code
   * enqueue_trial}; the values stand in the system attribute {@code fixed_params}.
   *
   * @return the number of the trial
   */
  int enqueue(Assignment fixed);

  /**
   * Stores an intermediate value of the primary metric, which may be NaN or infinite. The first
   * report of a step stands; a later one, as after a resume, changes nothing.
   *
   * @param step from 0
   */
  void report(TrialLease lease, int step, double value);

  /** Adds or replaces user attributes of a running trial. */
  void putUserAttributes(TrialLease lease, Map<String, String> attributes);

  /** Adds or replaces system attributes of a running trial. */
  void putSystemAttributes(TrialLease lease, Map<String, String> attributes);

  /** Finishes a trial; the same result a second time, as after a lost connection, is accepted. */
  void finish(TrialLease lease, TrialResult result);

  /** The trials that are RUNNING, in order, with who runs them. */
  List<RunningTrial> running();

  /**
   * Takes over a running trial: the same number, the next attempt, a new owner. A lost worker
   * counts against the trial; the third loss makes it FAIL.
   *
   * @param lost the lease under which the trial was last seen
   * @return empty if the trial is FAIL now, has finished, or another run was faster
   */
  Optional<TrialLease> reclaim(TrialLease lost, String owner, Loss loss);

  /**
   * Registers a run, unless another one is alive on the study.
   *
   * @param grace how long a run on another machine may be silent before it counts as dead
   * @return the live run that has the study; empty if the given one has it now
   */
  Optional<StudyRun> beginAlone(StudyRun run, Duration grace);

  /** Registers a run beside any others. */
  void begin(StudyRun run);

  /** Says that a run is alive, by the clock of the database; to be repeated well within grace. */
  void heartbeat(StudyRun run);

  /** Says that a run ended by itself. */
  void end(StudyRun run);

  /** All runs ever registered, oldest first. */
  List<RunStatus> runs();

  /** Asks a run, perhaps of another process, to end; a later request replaces an earlier one. */
  void requestStop(StudyRun run, StopRequest request);

  /** What a run has been asked, if anything. */
  Optional<StopRequest> stopRequest(StudyRun run);

  /**
   * The running trials whose run is dead, and which may be reclaimed; an owner that never
   * registered counts as dead. Trials that another program runs are not among them.
   */
  default List<TrialLease> orphans(Duration grace) {
    List<RunningTrial> running = running(); // first: a run registers before it claims
    Set<String> alive =
        runs().stream()
            .filter(status -> status.isAlive(grace))
            .map(status -> status.run().id())
            .collect(Collectors.toSet());
    return running.stream()
        .filter(trial -> !trial.isForeign() && !alive.contains(trial.owner()))
        .map(RunningTrial::lease)
        .toList();
  }
}
