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
import java.time.Duration;
import java.time.Instant;
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
   * @return whether it runs now: another process may have been faster, or it may have ended at
   *     once, as infeasible or because no network has its values
   */
  boolean start(TrialRecord trial, List<TrialRecord> history, IdleSlots.LeadTime lead) {
    Optional<String> refusal = refusal(trial);
    Feasibility feasibility =
        refusal.isPresent()
            ? Feasibility.unknown()
            : Feasibility.of(spec, data.experiment(spec, trial, 0), executor);
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
    if (refusal.isPresent()) {
      end(lease.get(), TrialResult.failed(), refusal.get());
      return false;
    }
    if (!feasibility.isFeasible()) {
      end(lease.get(), TrialResult.pruned(List.of()), feasibility.reason());
      return false;
    }
    submit(lease.get(), trial, history, lead);
    return true;
  }

  /** Why there is no network or training of these values; empty if there is. */
  private Optional<String> refusal(TrialRecord trial) {
    try {
      MemoryNeed.bytes(data.experiment(spec, trial, 0));
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of("cannot be trained: " + e.getMessage());
    }
  }

  private void end(TrialLease lease, TrialResult result, String reason) {
    stored.putUserAttributes(lease, TrialLog.reason(reason));
    stored.finish(lease, result);
    context.observer().onFinished(stored.trials().get(lease.number()), reason);
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
    Optional<String> refusal = refusal(trial);
    if (refusal.isPresent()) {
      end(lease, TrialResult.failed(), refusal.get());
      return false;
    }
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
    Optional<Instant> deadline = spec.conduct().trialTimeLimit().map(Instant.now()::plus);
    train(lease, trial, choice.firstSeed(history, trial), lead, deadline);
  }

  /** Trains the first seed of a trial that has not been trained yet; all share its time limit. */
  private void train(
      TrialLease lease,
      TrialRecord trial,
      int firstSeed,
      IdleSlots.LeadTime lead,
      Optional<Instant> deadline) {
    int done = SeedRuns.of(trial).size();
    Path folder = folder(lease.number());
    TrialRequest request =
        new TrialRequest(
                lease.number(),
                lease.attempt(),
                data.experiment(spec, trial, firstSeed + done).settings(),
                data.ref(),
                (done == 0 ? folder : folder.resolve("seed-" + done)).toUri())
            .within(done == 0 ? spec.conduct().trialTimeLimit() : deadline.map(this::left));
    executor.submit(
        request,
        new RunningAttempt(
            study,
            context,
            lease,
            trial,
            lead,
            more -> train(lease, more, firstSeed, lead, deadline)));
  }

  /** The first seed has the whole limit, whatever the queue took; later ones what is left of it. */
  private Duration left(Instant deadline) {
    Duration left = Duration.between(Instant.now(), deadline);
    return left.isNegative() ? Duration.ZERO : left;
  }

  private Path folder(int trial) {
    return artifacts.resolve("trial-" + trial);
  }
}
