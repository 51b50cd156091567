package io.vgglab.sweep.study;

import io.vgglab.sweep.executor.TrialEnd;
import io.vgglab.sweep.executor.TrialExecutor;
import io.vgglab.sweep.executor.TrialRequest;
import io.vgglab.sweep.pruner.RoundRole;
import io.vgglab.sweep.store.StoredStudy;
import io.vgglab.sweep.store.TrialClaim;
import io.vgglab.sweep.store.TrialLease;
import io.vgglab.sweep.store.TrialResult;
import io.vgglab.sweep.trial.Constraints;
import io.vgglab.sweep.trial.TrialRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Starts the attempts of a study's trials, a training for each seed. */
final class TrialLauncher {

  private final Study study;
  private final StudyContext context;
  private final StudySpec spec;
  private final StudyData data;
  private final StoredStudy stored;
  private final TrialChoice choice;
  private final TrialExecutor executor;
  private final Artifacts artifacts;
  private final String run;
  private final LongSupplier nanos;
  private boolean marked;

  /**
   * A launcher.
   *
   * @param run id of the run that claims trials
   * @param nanos a clock that nobody sets, in nanoseconds
   */
  TrialLauncher(
      Study study,
      StudyContext context,
      TrialChoice choice,
      TrialExecutor executor,
      Path artifacts,
      String run,
      LongSupplier nanos) {
    this.study = study;
    this.context = context;
    this.spec = context.spec();
    this.data = context.data();
    this.stored = context.stored();
    this.choice = choice;
    this.executor = executor;
    this.artifacts = new Artifacts(artifacts);
    this.run = run;
    this.nanos = nanos;
  }

  /**
   * Claims a trial and starts it.
   *
   * @param lead of its slot and of its choice
   * @return whether it runs now: another process may have been faster, or it may have ended at
   *     once, as infeasible or because no network has its values
   */
  boolean start(TrialRecord trial, List<TrialRecord> history, IdleSlots.LeadTime lead) {
    Feasibility feasibility = Feasibility.of(spec, data, trial, executor);
    Optional<TrialLease> lease =
        stored.claim(
            new TrialClaim(
                trial.number(),
                trial.parameters(),
                trial.withSystemAttributes(feasibility.attribute()).systemAttributes(),
                run));
    if (lease.isEmpty()) {
      return false;
    }
    history.stream()
        .filter(waiting -> waiting.number() == trial.number())
        .flatMap(it -> StartPoints.dropped(it, trial.assignment(), spec.space()).stream())
        .forEach(it -> context.observer().onNote("trial " + trial.number() + ": " + it));
    if (!feasibility.isFeasible()) {
      end(lease.get(), feasibility.result(), feasibility.reason());
      return false;
    }
    submit(lease.get(), trial, history, lead);
    return true;
  }

  private void end(TrialLease lease, TrialResult result, String reason) {
    stored.putUserAttributes(lease, TrialLog.reason(reason));
    stored.finish(lease, result);
    sayEnd(lease.number(), reason);
  }

  /** What is kept of the study whenever a trial has ended, and who hears of it. */
  void sayEnd(int number, String reason) {
    List<TrialRecord> trials = stored.trials();
    Ledger.json(spec, trials)
        .ifPresent(ledger -> stored.putUserAttribute(Ledger.ATTRIBUTE, ledger));
    context.observer().onTrials(trials);
    context.observer().onFinished(trials.get(number), reason);
  }

  /**
   * Starts another attempt at a trial.
   *
   * @return whether it runs now: one that was claimed as infeasible, that cannot be trained, or all
   *     of whose seeds are trained, has only its end left
   */
  boolean resume(TrialLease lease, IdleSlots.LeadTime lead) {
    List<TrialRecord> history = stored.trials();
    TrialRecord trial = history.get(lease.number());
    Feasibility before =
        Feasibility.of(spec, data, trial, executor).asClaimed(Constraints.violation(trial));
    if (!before.isFeasible()) {
      end(lease, before.result(), before.reason());
      return false;
    }
    SeedRuns done = SeedRuns.of(trial);
    if (done.size() > 0 && done.size() >= spec.conduct().seeds()) {
      end(lease, TrialResult.complete(done.means()), "");
      return false;
    }
    submit(lease, trial, history, lead);
    return true;
  }

  private void submit(
      TrialLease lease, TrialRecord trial, List<TrialRecord> history, IdleSlots.LeadTime lead) {
    if (!marked) {
      artifacts.mark(stored);
      marked = true;
    }
    RoundRole.continued(trial).ifPresent(parent -> goOn(history.get(parent), trial.number()));
    train(lease, trial, choice.firstSeed(history, trial), lead, nanos.getAsLong());
  }

  /** What is lost of its parent, or lies on another machine, the trial trains again as it was. */
  private void goOn(TrialRecord parent, int trial) {
    Path from = artifacts.runFolder(parent.number());
    int done = Continuation.copy(from, artifacts.runFolder(trial));
    int last = parent.lastStep().orElse(0);
    if (done < last) {
      context
          .observer()
          .onNote(
              "trial "
                  + trial
                  + " trains epochs "
                  + (done + 1)
                  + " to "
                  + last
                  + " of trial "
                  + parent.number()
                  + " again, since their checkpoints are not in "
                  + from);
    }
  }

  /**
   * Trains the first seed of a trial that has not been trained yet. All share the time limit; the
   * first has it whole, whatever the queue took.
   */
  private void train(
      TrialLease lease, TrialRecord trial, int firstSeed, IdleSlots.LeadTime lead, long began) {
    int done = SeedRuns.of(trial).size();
    RunningAttempt attempt =
        new RunningAttempt(
            study, context, lease, trial, lead, more -> train(lease, more, firstSeed, lead, began));
    Optional<Duration> limit = spec.conduct().trialTimeLimit();
    Optional<Duration> left =
        done == 0 ? limit : limit.map(it -> it.minusNanos(nanos.getAsLong() - began));
    if (left.filter(it -> it.isNegative() || it.isZero()).isPresent()) {
      attempt.onEnd(TrialEnd.TimedOut.after(limit.get()));
      return;
    }
    Path folder = artifacts.runFolder(lease.number());
    executor.submit(
        new TrialRequest(
                lease.number(),
                lease.attempt(),
                data.experiment(spec, trial, firstSeed + done).settings(),
                data.ref(),
                (done == 0 ? folder : folder.resolve("seed-" + done)).toUri())
            .within(left),
        attempt);
  }
}
