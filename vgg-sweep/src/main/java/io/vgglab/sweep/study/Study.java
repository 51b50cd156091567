package io.vgglab.sweep.study;

import io.vgglab.sweep.executor.TrialExecutor;
import io.vgglab.sweep.executor.TrialRequest;
import io.vgglab.sweep.pruner.RoundRole;
import io.vgglab.sweep.sampler.Horizon;
import io.vgglab.sweep.sampler.RandomMode;
import io.vgglab.sweep.sampler.Suggester;
import io.vgglab.sweep.store.Loss;
import io.vgglab.sweep.store.StoredStudy;
import io.vgglab.sweep.store.StudyRun;
import io.vgglab.sweep.store.TrialClaim;
import io.vgglab.sweep.store.TrialLease;
import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.sweep.trial.TrialState;
import io.vgglab.train.Experiment;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * Runs a study to its end: takes over trials that lost their worker, starts new ones as the sampler
 * suggests them, and writes down what they say.
 *
 * <p>Everything that must survive is in the store before the next step, so that a killed study goes
 * on where it was.
 */
public final class Study implements AutoCloseable {

  private static final Duration GRACE = Duration.ofSeconds(60);
  private static final Duration HEARTBEAT = Duration.ofSeconds(10);

  private final StudySpec spec;
  private final StudyData data;
  private final StoredStudy stored;
  private final TrialExecutor executor;
  private final Path artifacts;
  private final StudyObserver observer;
  private final StudyRun run = StudyRun.ofThisProcess();
  private final CountDownLatch finished = new CountDownLatch(1);
  private final Suggester suggester;
  private int active;
  private boolean exhausted;
  private boolean closed;

  /**
   * A study that is not running yet.
   *
   * @param artifacts folder for checkpoints and results, one sub-folder a trial
   */
  public Study(
      StudySpec spec,
      StudyData data,
      StoredStudy stored,
      TrialExecutor executor,
      Path artifacts,
      StudyObserver observer) {
    this.spec = Objects.requireNonNull(spec, "spec");
    this.data = Objects.requireNonNull(data, "data");
    this.stored = Objects.requireNonNull(stored, "stored");
    this.executor = Objects.requireNonNull(executor, "executor");
    this.artifacts = Objects.requireNonNull(artifacts, "artifacts");
    this.observer = Objects.requireNonNull(observer, "observer");
    this.suggester = spec.suggester();
  }

  /**
   * Runs until every trial has finished.
   *
   * @throws IllegalStateException if another process runs this study
   */
  @SuppressWarnings("try") // the heartbeat only needs closing
  public void run() throws InterruptedException {
    Optional<StudyRun> other = stored.beginAlone(run, GRACE);
    if (other.isPresent()) {
      throw new IllegalStateException(
          "study "
              + spec.name()
              + " is being run by "
              + other.get().describe()
              + "; wait for it or end it");
    }
    try (Heartbeat heartbeat = new Heartbeat(stored, run, HEARTBEAT, observer)) {
      begin();
      finished.await();
    }
  }

  private synchronized void begin() {
    for (TrialLease orphan : stored.orphans(GRACE)) {
      stored.reclaim(orphan, run.id(), Loss.RUN).ifPresent(this::resume);
    }
    fill();
  }

  /** Starts trials while there is room and something to start. */
  private void fill() {
    while (!closed && !exhausted && active < capacity()) {
      List<TrialRecord> history = stored.trials();
      int number = nextNumber(history);
      if (number >= spec.trials() || isBlocked(history, number)) {
        break;
      }
      Optional<TrialRecord> trial = next(history, number);
      if (trial.isEmpty()) {
        exhausted = active == 0 || spec.mode() instanceof RandomMode.PerTrial;
        break;
      }
      start(trial.get());
    }
    if (active == 0) {
      finished.countDown();
    }
  }

  /** The next trial; empty if the sampler has nothing more or the epochs are spent. */
  private Optional<TrialRecord> next(List<TrialRecord> history, int number) {
    return suggester
        .suggest(history, number)
        .map(
            suggestion ->
                TrialRecord.running(number, spec.space(), suggestion.assignment())
                    .withSystemAttributes(suggestion.systemAttributes()))
        .filter(trial -> spec.budget().allows(visible(history, number), spec, trial));
  }

  private void start(TrialRecord trial) {
    stored
        .claim(
            new TrialClaim(trial.number(), trial.parameters(), trial.systemAttributes(), run.id()))
        .ifPresent(lease -> submit(lease, trial));
  }

  /** The earlier trials as a new one may see them. */
  private List<TrialRecord> visible(List<TrialRecord> history, int number) {
    return spec.mode() instanceof RandomMode.PerTrial mode
        ? mode.horizon().visible(history, number)
        : history.stream().filter(trial -> trial.number() < number).toList();
  }

  private void resume(TrialLease lease) {
    TrialRecord trial = stored.trials().get(lease.number());
    observer.onNote("trial " + lease.number() + " goes on, attempt " + lease.attempt());
    submit(lease, trial);
  }

  private void submit(TrialLease lease, TrialRecord trial) {
    active++;
    Experiment experiment = data.fit(Decoder.decode(spec.base(), trial.assignment()));
    RoundRole.continued(trial)
        .ifPresent(parent -> Continuation.copy(folder(parent), folder(trial.number())));
    TrialRequest request =
        new TrialRequest(
            lease.number(),
            lease.attempt(),
            experiment.settings(),
            data.ref(),
            folder(lease.number()).toUri());
    executor.submit(request, new RunningAttempt(this, lease, trial, InstantSource.system()));
  }

  private Path folder(int trial) {
    return artifacts.resolve("trial-" + trial);
  }

  /** An attempt is over and its trial finished. */
  synchronized void done(int number, String reason) {
    active--;
    List<TrialRecord> trials = stored.trials();
    Ledger.json(spec, trials)
        .ifPresent(ledger -> stored.putUserAttribute(Ledger.ATTRIBUTE, ledger));
    observer.onFinished(trials.get(number), reason);
    fill();
  }

  /** An attempt lost its worker. */
  synchronized void lost(TrialLease lease, String reason) {
    active--;
    if (closed) {
      return;
    }
    observer.onNote("trial " + lease.number() + ": " + reason);
    Optional<TrialLease> next = stored.reclaim(lease, run.id(), Loss.WORKER);
    if (next.isPresent()) {
      resume(next.get());
    } else {
      observer.onFinished(stored.trials().get(lease.number()), reason);
      fill();
    }
  }

  private int nextNumber(List<TrialRecord> history) {
    return history.stream()
        .filter(trial -> trial.state() == TrialState.WAITING)
        .map(TrialRecord::number)
        .findFirst()
        .orElse(history.size());
  }

  private boolean isBlocked(List<TrialRecord> history, int number) {
    return !suggester.blocking(history, number).isEmpty();
  }

  private int capacity() {
    if (spec.mode() instanceof RandomMode.Optuna) {
      return 1;
    }
    return spec.mode() instanceof RandomMode.PerTrial mode
        ? Math.min(executor.capacity(), mode.horizon().lookBehind() + 1)
        : executor.capacity();
  }

  /** The finished trials that a pruner may see. */
  List<TrialRecord> judges(int number) {
    List<TrialRecord> history = stored.trials();
    return spec.mode() instanceof RandomMode.PerTrial mode
        ? mode.horizon().finished(history, number)
        : new Horizon(0).finished(history, history.size());
  }

  StudySpec spec() {
    return spec;
  }

  StudyData data() {
    return data;
  }

  StoredStudy stored() {
    return stored;
  }

  StudyObserver observer() {
    return observer;
  }

  /** Ends the workers and says so in the store; trials that ran keep their rows and go on later. */
  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
    executor.close();
    stored.end(run);
    finished.countDown();
  }
}
