package io.vgglab.sweep.study;

import io.vgglab.sweep.executor.TrialExecutor;
import io.vgglab.sweep.store.Loss;
import io.vgglab.sweep.store.RunStatus;
import io.vgglab.sweep.store.StopRequest;
import io.vgglab.sweep.store.StoreException;
import io.vgglab.sweep.store.StoredStudy;
import io.vgglab.sweep.store.TrialLease;
import io.vgglab.sweep.trial.TrialRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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

  private static final Duration TICK = Duration.ofSeconds(1);

  private final StudySpec spec;
  private final StoredStudy stored;
  private final TrialExecutor executor;
  private final StudyObserver observer;
  private final Presence presence;
  private final CountDownLatch finished = new CountDownLatch(1);
  private final TrialChoice choice;
  private final TrialLauncher launcher;
  private final StudyClock clock;
  private final IdleSlots slots;
  private final Waiting waiting;
  private Optional<RuntimeException> failure = Optional.empty();
  private Optional<Pulse> pulse = Optional.empty();
  private boolean shared;
  private boolean stopping;
  private boolean exhausted;
  private boolean worked;
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
    StudyContext context = new StudyContext(spec, data, stored, observer);
    this.spec = spec;
    this.stored = stored;
    this.observer = observer;
    this.executor = Objects.requireNonNull(executor, "executor");
    this.presence = new Presence(stored);
    this.waiting = new Waiting(stored, observer);
    this.choice = new TrialChoice(spec);
    this.launcher =
        new TrialLauncher(
            this, context, choice, executor, artifacts, presence.run().id(), System::nanoTime);
    this.clock = new StudyClock(spec.conduct().timeBudget(), stored, InstantSource.system());
    this.slots = new IdleSlots(choice.capacity(executor.capacity()), Instant.now());
  }

  /**
   * Runs until every trial has finished, or until it is asked to stop. The study counts as run
   * until it is closed, so that no other process begins what follows on the trials.
   *
   * @throws IllegalStateException if another process runs this study
   */
  public RunEnd run() throws InterruptedException {
    presence.beginAlone(spec.name());
    return work();
  }

  /**
   * As {@link #run}, but beside other processes that may work on the same study, on this machine or
   * others. It ends when no trial is left to start and none of them runs one that it might have to
   * take over.
   */
  public RunEnd join() throws InterruptedException {
    shared = true;
    presence.begin();
    return work();
  }

  private RunEnd work() throws InterruptedException {
    choice.idle(executor.capacity()).ifPresent(observer::onNote);
    synchronized (this) {
      pulse = Optional.of(new Pulse(this::tick, TICK));
      fill(Instant.now());
    }
    finished.await();
    synchronized (this) {
      worked = true;
      if (failure.isPresent()) {
        throw failure.get();
      }
      RunEnd itsOwn = waiting.isStuck() ? RunEnd.STUCK : RunEnd.FINISHED;
      return stopping || closed ? RunEnd.STOPPED : itsOwn;
    }
  }

  /** Once a second; a store that says nothing for a moment is borne while trials run. */
  private void tick() {
    try {
      if (presence.beat()) {
        clock.store();
      }
      heed(presence.asked());
    } catch (StoreException e) {
      observer.onNote(e.getMessage());
      synchronized (this) {
        if (slots.busy() == 0) {
          fail(e);
        }
      }
    } catch (Throwable e) {
      fail(e);
    }
  }

  /** What other processes ask or have left behind. */
  private synchronized void heed(Optional<StopRequest> asked) {
    if (closed) {
      return;
    }
    if (asked.isPresent() && !stopping) {
      stopping = true;
      boolean waits = slots.busy() > 0 && asked.get() == StopRequest.AFTER_TRIALS;
      observer.onNote("asked to stop" + (waits ? "; waiting for the trials that run" : ""));
    }
    if (worked) {
      return;
    }
    if (asked.filter(StopRequest.NOW::equals).isPresent()) {
      finished.countDown();
    } else if (shared || stopping) {
      try {
        fill(Instant.now());
      } catch (StoreException e) {
        fail(e); // a trial that was taken just before has no slot: it goes on in the next run
      }
    }
  }

  /** Takes over trials whose process is gone, one for each idle slot. */
  private void adopt() {
    if (isEnding() || slots.isEmpty()) {
      return;
    }
    for (TrialLease orphan : stored.orphans(RunStatus.GRACE)) {
      if (slots.isEmpty()) {
        return;
      }
      stored.reclaim(orphan, presence.run().id(), Loss.RUN).ifPresent(this::resume);
    }
  }

  /** Takes over and starts trials while there is room; the study has been at it since a moment. */
  private void fill(Instant chosen) {
    adopt();
    List<Integer> blocking = List.of();
    while (canStart()) {
      List<TrialRecord> history = stored.trials();
      int number = choice.nextNumber(history);
      if (number >= choice.most(history) || clock.isOver()) {
        break;
      }
      blocking = choice.blocking(history, number);
      if (!blocking.isEmpty()) {
        break;
      }
      Optional<TrialRecord> trial = choice.next(history, number);
      if (trial.isEmpty()) {
        exhausted = choice.isExhausted(slots.busy());
        break;
      }
      if (launcher.start(trial.get(), history, slots.leadTime(chosen))) {
        slots.take();
      }
    }
    if (slots.busy() == 0 && (isEnding() || !waiting.goesOn(blocking, shared))) {
      finished.countDown();
    }
  }

  private boolean isEnding() {
    return closed || stopping || failure.isPresent();
  }

  private boolean canStart() {
    return !isEnding() && !exhausted && !slots.isEmpty();
  }

  private boolean resume(TrialLease lease) {
    observer.onNote("trial " + lease.number() + " goes on, attempt " + lease.attempt());
    boolean runs = launcher.resume(lease, slots.leadTime(Instant.now()));
    if (runs) {
      slots.take();
    }
    return runs;
  }

  /** An attempt is over and its trial finished. */
  synchronized void done(int number, String reason) {
    Instant now = Instant.now();
    slots.free(now);
    clock.store();
    launcher.sayEnd(number, reason);
    fill(now);
  }

  /** An attempt is over, but its trial belongs to another process by now. */
  synchronized void left(String why) {
    Instant now = Instant.now();
    slots.free(now);
    observer.onNote(why);
    fill(now);
  }

  /** An attempt lost its worker. */
  synchronized void lost(TrialLease lease, String reason) {
    Instant now = Instant.now();
    slots.free(now);
    if (closed) {
      return;
    }
    observer.onNote("trial " + lease.number() + ": " + reason);
    Optional<TrialLease> next = stored.reclaim(lease, presence.run().id(), Loss.WORKER);
    if (next.isEmpty()) {
      launcher.sayEnd(lease.number(), reason);
    }
    if (next.isEmpty() || !resume(next.get())) {
      fill(now);
    }
  }

  /** The run cannot go on, such as without its store: it ends, and its trials go on in the next. */
  synchronized void fail(Throwable e) {
    if (failure.isEmpty() && !closed) {
      failure =
          Optional.of(
              e instanceof RuntimeException known
                  ? known
                  : new IllegalStateException("internal error: " + e, e));
    }
    finished.countDown();
  }

  /** The trials that a pruner may see. */
  List<TrialRecord> judges(int number) {
    return choice.judges(stored.trials(), number);
  }

  /** Whether this is the last process at work, and so the one that does what follows on trials. */
  public boolean isLast() {
    return presence.isLast();
  }

  /** Whether somebody has asked this run to stop, which what follows on trials heeds as well. */
  public synchronized boolean isAskedToStop() {
    return stopping;
  }

  /** Ends the workers and says so in the store; trials that ran keep their rows and go on later. */
  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      pulse.ifPresent(Pulse::close);
    }
    executor.close();
    try {
      clock.store();
      presence.end();
    } catch (StoreException e) {
      observer.onNote(e.getMessage());
    }
    finished.countDown();
  }
}
