package io.vgglab.train;

import io.vgglab.data.ChannelScaling;
import io.vgglab.network.NetworkState;
import io.vgglab.optim.ReduceLrOnPlateau;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a run remembers between epochs besides its network. */
final class Progression {

  private static final Set<String> MAY_CHANGE =
      Set.of(
          Setting.EPOCHS.key(),
          Setting.STUCK_EPOCHS.key(),
          Setting.KEEP_CHECKPOINTS.key(),
          Setting.WORST_IMAGES.key());

  /** Share of the guess's loss: what a batch's noise moves, and less than any learning does. */
  private static final double STUCK_WITHIN = 1e-3;

  private final Experiment experiment;
  private final ChannelScaling scaling;
  private final List<EpochResult> history;
  private ReduceLrOnPlateau.State plateau;
  private long iteration;
  private long waitingNanos;
  private long preparingNanos;
  private long trainingNanos;

  Progression(Experiment experiment, ChannelScaling scaling) {
    this.experiment = experiment;
    this.scaling = scaling;
    this.history = new ArrayList<>();
    this.plateau =
        new ReduceLrOnPlateau.State(experiment.plan().learningRate(), Double.NEGATIVE_INFINITY, 0);
  }

  Progression(Experiment experiment, ChannelScaling scaling, Checkpoint checkpoint) {
    this.experiment = experiment;
    this.scaling = scaling;
    this.history = new ArrayList<>(checkpoint.history());
    this.plateau =
        new ReduceLrOnPlateau.State(
            checkpoint.baseRate(), checkpoint.plateauBest(), checkpoint.plateauWaited());
    this.iteration = checkpoint.network().step();
  }

  /** Two experiments that differ only in when they end and what they keep share a checkpoint. */
  static void requireSame(Experiment wanted, Experiment kept) {
    Map<String, String> before = kept.settings();
    wanted
        .settings()
        .forEach(
            (key, value) -> {
              if (!MAY_CHANGE.contains(key) && !value.equals(before.get(key))) {
                throw new IllegalArgumentException(
                    key
                        + " must be "
                        + before.get(key)
                        + " as in the checkpoint, but was "
                        + value
                        + "; choose another folder for another experiment");
              }
            });
  }

  List<EpochResult> history() {
    return List.copyOf(history);
  }

  EpochResult last() {
    return history.get(history.size() - 1);
  }

  double nextRate(int stepsPerEpoch) {
    long total = (long) stepsPerEpoch * experiment.plan().epochs();
    return experiment.plan().schedule().rate(plateau.baseRate(), iteration++, total);
  }

  void add(EpochResult result) {
    history.add(result);
    plateau =
        experiment
            .plan()
            .plateau()
            .map(rule -> rule.next(plateau, result.accuracy()))
            .orElse(plateau);
  }

  /** Divergence by a training loss that has stayed that of a uniform guess for too long. */
  Optional<Outcome> stuck() {
    int epochs = experiment.plan().stuckEpochs();
    double guess = Math.log(experiment.spec().classes());
    if (epochs == 0 || history.size() < epochs) {
      return Optional.empty();
    }
    boolean all =
        history.subList(history.size() - epochs, history.size()).stream()
            .allMatch(result -> Math.abs(result.loss() - guess) <= STUCK_WITHIN * guess);
    return all
        ? Optional.of(
            new Outcome.Diverged(
                history.size(),
                String.format(
                    Locale.ROOT,
                    "loss stayed within 0.1 %% of ln(%d) = %.4f, that of a uniform guess, for %d"
                        + " epochs; try another learningRate, initializer or batchNorm",
                    experiment.spec().classes(),
                    guess,
                    epochs)))
        : Optional.empty();
  }

  /** Adds an epoch's share of feeding; an earlier session's is not known. */
  void fed(long waiting, long preparing, long training) {
    waitingNanos += waiting;
    preparingNanos += preparing;
    trainingNanos += training;
  }

  FeedingCost feeding() {
    return FeedingCost.of(waitingNanos, preparingNanos, trainingNanos);
  }

  Checkpoint checkpoint(NetworkState network) {
    return new Checkpoint(
        experiment,
        history,
        plateau.baseRate(),
        plateau.best(),
        plateau.waited(),
        scaling,
        network);
  }
}
