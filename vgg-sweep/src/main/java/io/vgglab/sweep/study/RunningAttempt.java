package io.vgglab.sweep.study;

import io.vgglab.sweep.executor.TrialEnd;
import io.vgglab.sweep.executor.TrialListener;
import io.vgglab.sweep.executor.TrialStart;
import io.vgglab.sweep.pruner.RoundRole;
import io.vgglab.sweep.pruner.Verdict;
import io.vgglab.sweep.store.StaleAttemptException;
import io.vgglab.sweep.store.StoreException;
import io.vgglab.sweep.store.TrialLease;
import io.vgglab.sweep.store.TrialResult;
import io.vgglab.sweep.trial.Constraints;
import io.vgglab.sweep.trial.Direction;
import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.train.Decision;
import io.vgglab.train.EpochObserver.Progress;
import io.vgglab.train.EpochResult;
import io.vgglab.train.Experiment;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * One attempt at a trial: writes what it says into the store and asks the pruner.
 *
 * <p>A verdict to stop is stored together with what the pruner remembers of it, since the sweep may
 * be killed before the trial has ended: the next attempt must not ask again, for a rung that has
 * been passed has nothing more to say.
 */
final class RunningAttempt implements TrialListener {

  private static final String PRUNED = "vgglab:pruned";

  private final Study study;
  private final StudyContext context;
  private final TrialLease lease;
  private final TrialLog log;
  private final SeedRuns own;
  private final IdleSlots.LeadTime lead;
  private final Consumer<TrialRecord> next;
  private final int first;
  private TrialRecord trial;
  private String pruned = "";
  private String gone = "";
  private boolean over;
  private double value;

  /**
   * An attempt that is about to start.
   *
   * @param lead what lay before it
   * @param next trains the trial with its next seed
   */
  RunningAttempt(
      Study study,
      StudyContext context,
      TrialLease lease,
      TrialRecord trial,
      IdleSlots.LeadTime lead,
      Consumer<TrialRecord> next) {
    this.study = study;
    this.context = context;
    this.lease = lease;
    this.trial = trial;
    this.own = SeedRuns.of(trial);
    this.log = own.size() == 0 ? TrialLog.of(trial) : TrialLog.ofSeed(trial, own.size());
    this.lead = lead;
    this.next = next;
    this.first = firstStep();
    this.value =
        trial.lastStep().map(step -> trial.intermediateValues().get(step)).orElse(Double.NaN);
  }

  /** A promoted trial may have to train epochs of its parent again, of which it says nothing. */
  private int firstStep() {
    OptionalInt parent = RoundRole.continued(trial);
    return parent.isPresent()
        ? context.stored().trials().get(parent.getAsInt()).lastStep().orElse(0)
        : 0;
  }

  @Override
  public void onStart(TrialStart start) {
    boolean goesOn = own.size() > 0 && log.hasBegun(lease.attempt());
    write(
        () ->
            context
                .stored()
                .putUserAttributes(
                    lease,
                    goesOn
                        ? log.goesOn()
                        : log.started(lease.attempt(), start, lead, Instant.now())));
    context.observer().onStart(trial, own.size(), first, start);
  }

  @Override
  public void onProgress(Progress progress) {
    context.observer().onProgress(lease.number(), own.size(), progress);
  }

  @Override
  public Decision onEpoch(EpochResult result) {
    value = context.spec().metric().of(result.confusion().orElseThrow());
    if (result.epoch() < first) {
      return gone.isEmpty() ? Decision.CONTINUE : Decision.STOP;
    }
    if (own.size() > 0) {
      write(
          () -> {
            context
                .stored()
                .putUserAttributes(lease, log.epochOfSeed(own.size(), result, Instant.now()));
            context.observer().onEpoch(lease.number(), own.size(), result);
          });
      return gone.isEmpty() ? Decision.CONTINUE : Decision.STOP;
    }
    Instant asked = Instant.now();
    AtomicReference<Decision> decision = new AtomicReference<>(Decision.STOP);
    write(
        () -> {
          context.stored().report(lease, result.epoch(), value);
          context
              .stored()
              .putUserAttributes(lease, log.epoch(result, context.data().classNames(), asked));
          context.observer().onEpoch(lease.number(), 0, result);
          trial = trial.withReport(result.epoch(), value);
          decision.set(judge(result.epoch()));
        });
    log.answered(Duration.between(asked, Instant.now()));
    return decision.get();
  }

  /**
   * One that was begun anew is judged from its last report on: pruners look at no other. One that
   * has been trained to its end is complete, whatever the pruner says.
   */
  private Decision judge(int epoch) {
    String before = trial.systemAttributes().get(PRUNED);
    if (before != null) {
      pruned = TrialLog.parsed(before);
      value = lastReport();
      return Decision.STOP;
    }
    if (epoch < trial.intermediateValues().lastKey()) {
      return Decision.CONTINUE;
    }
    Verdict verdict =
        context.spec().pruner().judge(trial, study.judges(lease.number()), Direction.MAXIMIZE);
    Map<String, String> attributes = new LinkedHashMap<>(verdict.systemAttributes());
    boolean stops = verdict.prune() && epoch < EpochBudget.epochs(trial, context.spec());
    if (stops) {
      attributes.put(PRUNED, TrialLog.text(verdict.reason()));
      pruned = verdict.reason();
    }
    if (!attributes.isEmpty()) {
      context.stored().putSystemAttributes(lease, attributes);
      trial = trial.withSystemAttributes(attributes);
    }
    return stops ? Decision.STOP : Decision.CONTINUE;
  }

  /** What fails here fails on the executor's thread, where nobody else would hear of it. */
  @Override
  public void onEnd(TrialEnd end) {
    try {
      write(() -> finish(end));
      if (!over) {
        study.left(gone);
      }
    } catch (Throwable e) {
      study.fail(e);
    }
  }

  /** Writes unless the trial belongs to another process by now or the store is lost. */
  private void write(Runnable work) {
    if (!gone.isEmpty()) {
      return;
    }
    try {
      work.run();
    } catch (StaleAttemptException e) {
      gone = e.getMessage();
    } catch (StoreException e) {
      gone = e.getMessage();
      study.fail(e);
    }
  }

  private void finish(TrialEnd end) {
    context.stored().putUserAttributes(lease, log.ended(lease.attempt(), Instant.now()));
    if (end instanceof TrialEnd.Lost lost) {
      context.stored().putUserAttributes(lease, TrialLog.reason(lost.reason()));
      over = true;
      study.lost(lease, lost.reason());
    } else if (end instanceof TrialEnd.Completed) {
      trained("");
    } else if (end instanceof TrialEnd.Stopped stopped) {
      if (pruned.isEmpty()) {
        trained(stopped.reason());
      } else {
        finish(ofReports(), pruned);
      }
    } else if (end instanceof TrialEnd.Diverged diverged) {
      finish(TrialResult.failed(), "diverged: " + diverged.reason());
    } else if (end instanceof TrialEnd.TimedOut late) {
      finish(cutOff(), own.size() == 0 ? late.reason() : lateWithSeeds());
    } else if (end instanceof TrialEnd.OutOfMemory memory) {
      String exceeded = Constraints.attribute(List.of(1.0)).get(Constraints.KEY);
      finish(
          TrialResult.pruned(List.of()).withSystemAttribute(Constraints.KEY, exceeded),
          memory.reason());
    } else if (end instanceof TrialEnd.Failed failed) {
      finish(TrialResult.failed(), failed.reason());
    } else {
      throw RunTrouble.of(lease.number(), end);
    }
  }

  /** All seeds share the limit, of which a later one has only what the others left. */
  private String lateWithSeeds() {
    Conduct conduct = context.spec().conduct();
    return TrialEnd.TimedOut.after(conduct.trialTimeLimit().orElseThrow()).reason()
        + "; "
        + own.size()
        + " of "
        + conduct.seeds()
        + " seeds had ended";
  }

  /** What there is of a trial whose time is over: seeds that came to their end, else reports. */
  private TrialResult cutOff() {
    if (own.size() > 0) {
      return TrialResult.pruned(own.means());
    }
    return trial.lastStep().isPresent() ? ofReports() : TrialResult.failed();
  }

  /** A trial that does not come to its end has the value of its last report, of any attempt. */
  private TrialResult ofReports() {
    value = lastReport();
    return TrialResult.pruned(values());
  }

  private double lastReport() {
    return trial.intermediateValues().lastEntry().getValue();
  }

  /** A training is over: the next seed, or the mean over all. */
  private void trained(String reason) {
    SeedRuns all = own.plus(values());
    int seeds = context.spec().conduct().seeds();
    if (seeds > 1) {
      context.stored().putUserAttributes(lease, all.attribute());
    }
    if (all.size() < seeds) {
      over = true;
      all.attribute().forEach((key, json) -> trial = trial.withUserAttribute(key, json));
      log.attempts().forEach((key, json) -> trial = trial.withUserAttribute(key, json));
      next.accept(trial);
    } else {
      finish(TrialResult.complete(all.means()), reason);
    }
  }

  /** One value per objective; what a trial costs begins with those that it goes on from. */
  private List<Double> values() {
    if (context.spec().costs().isEmpty()) {
      return List.of(value);
    }
    Experiment experiment = context.data().experiment(context.spec(), trial, 0);
    TrialLog whole =
        RoundRole.continued(trial).isEmpty()
            ? log
            : log.after(RoundRole.ancestors(trial, context.stored().trials()));
    return Stream.concat(
            Stream.of(value),
            context.spec().costs().stream().map(cost -> cost.of(experiment, whole)))
        .toList();
  }

  /** The last word on the trial, which replaces that of an attempt that lost its worker. */
  private void finish(TrialResult result, String reason) {
    if (!reason.isEmpty() || trial.userAttributes().containsKey(TrialLog.REASON)) {
      context.stored().putUserAttributes(lease, TrialLog.reason(reason));
    }
    context.stored().finish(lease, result);
    over = true;
    study.done(lease.number(), reason);
  }
}
