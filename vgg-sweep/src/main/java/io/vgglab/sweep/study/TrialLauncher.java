package io.vgglab.sweep.study;

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
import java.util.List;
import java.util.Optional;

/** Starts the attempts of a study's trials, a training for each seed. */
final class TrialLauncher {

  private final Study study;
  private final StudyContext context;
  private final StudySpec spec;
  private final StudyData data;
  private final StoredStudy stored;
  private final TrialChoice choice;
  private final TrialExecutor executor;
  private final Path artifacts;
  private final String run;

  TrialLauncher(
      Study study,
      StudyContext context,
      TrialChoice choice,
      TrialExecutor executor,
      Path artifacts,
      String run) {
    this.study = study;
    this.context = context;
    this.spec = context.spec();
    this.data = context.data();
    this.stored = context.stored();
    this.choice = choice;
    this.executor = executor;
    this.artifacts = artifacts;
    this.run = run;
  }

  /**
   * Claims a trial and starts it.
   *
   * @param lead of its slot and of its choice
   * @return whether it runs now: another process may have been faster, or it may have ended at once
   */
  boolean start(TrialRecord trial, List<TrialRecord> history, IdleSlots.LeadTime lead) {
    Feasibility feasibility = Feasibility.of(spec, data.experiment(spec, trial, 0), executor);
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
    if (!feasibility.isFeasible()) {
      end(lease.get(), TrialResult.pruned(List.of()), feasibility.reason());
      return false;
    }
    submit(lease.get(), trial, history, lead);
    return true;
  }

  private void end(TrialLease lease, TrialResult result, String reason) {
    stored.putUserAttributes(lease, TrialLog.reason(reason));
    stored.finish(lease, result);
    context.observer().onFinished(stored.trials().get(lease.number()), reason);
  }

  /**
   * Starts another attempt at a trial.
   *
   * @return whether it runs now: one that was claimed as infeasible, or all of whose seeds are
   *     trained, has only its end left
   */
  boolean resume(TrialLease lease, IdleSlots.LeadTime lead) {
    List<TrialRecord> history = stored.trials();
    TrialRecord trial = history.get(lease.number());
    long excess = Math.round(Constraints.violation(trial));
    if (excess > 0) {
      long predicted = MemoryNeed.bytes(data.experiment(spec, trial, 0));
      Feasibility before = new Feasibility(predicted, predicted - excess);
      end(lease, TrialResult.pruned(List.of()), before.reason());
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
    RoundRole.continued(trial)
        .ifPresent(parent -> Continuation.copy(folder(parent), folder(trial.number())));
    train(lease, trial, choice.firstSeed(history, trial), lead);
  }

  /** Trains the first seed of a trial that has not been trained yet. */
  private void train(TrialLease lease, TrialRecord trial, int firstSeed, IdleSlots.LeadTime lead) {
    int done = SeedRuns.of(trial).size();
    Path folder = folder(lease.number());
    TrialRequest request =
        new TrialRequest(
                lease.number(),
                lease.attempt(),
                data.experiment(spec, trial, firstSeed + done).settings(),
                data.ref(),
                (done == 0 ? folder : folder.resolve("seed-" + done)).toUri())
            .within(spec.conduct().trialTimeLimit());
    executor.submit(
        request,
        new RunningAttempt(
            study, context, lease, trial, lead, more -> train(lease, more, firstSeed, lead)));
  }

  private Path folder(int trial) {
    return artifacts.resolve("trial-" + trial);
  }
}
