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
          Setting.STUCK_EPOCHS.key(), Setting.KEEP_CHECKPOINTS.key(), Setting.WORST_IMAGES.key());

  /** Share of the guess's loss: what a batch's noise moves, and less than any learning does. */
  private static final double STUCK_WITHIN = 1e-3;

  private final Experiment experiment;
  private final String images;
  private final ChannelScaling scaling;
  private final List<EpochResult> history;
  private ReduceLrOnPlateau.State plateau;
  private long iteration;
  private long waitingNanos;
  private long preparingNanos;
  private long trainingNanos;

  Progression(Experiment experiment, String images, ChannelScaling scaling) {
    this.experiment = experiment;
    this.images = images;
    this.scaling = scaling;
    this.history = new ArrayList<>();
    this.plateau = ReduceLrOnPlateau.State.start(experiment.plan().learningRate());
  }

  Progression(Experiment experiment, String images, ChannelScaling scaling, Checkpoint checkpoint) {
    this.experiment = experiment;
    this.images = images;
    this.scaling = scaling;
    this.history = new ArrayList<>(checkpoint.history());
    this.plateau =
        new ReduceLrOnPlateau.State(
            checkpoint.baseRate(), checkpoint.plateauBest(), checkpoint.plateauWaited());
    this.iteration = checkpoint.network().step();
  }

  /**
   * Checks that a checkpoint is of this experiment and these images. Two experiments that differ
   * only in what they keep share it, and in when they end where no rate depends on that.
   *
   * @param images hash of the images of training and validation
   */
  static void requireSame(Experiment wanted, String images, Checkpoint kept) {
    Map<String, String> before = kept.experiment().settings();
    wanted
        .settings()
        .forEach(
            (key, value) -> {
              boolean same = value.equals(before.get(key)) || MAY_CHANGE.contains(key);
              if (!same && !key.equals(Setting.EPOCHS.key())) {
                throw other(key, before.get(key), value);
              }
            });
    requireSameEnd(wanted, kept);
    if (!kept.images().isEmpty() && !kept.images().equals(images)) {
      throw new IllegalArgumentException(
          "images must be those that the run began with, but were others; choose another folder for"
              + " another data set");
    }
  }

  private static void requireSameEnd(Experiment wanted, Checkpoint kept) {
    int epochs = wanted.plan().epochs();
    int before = kept.experiment().plan().epochs();
    if (epochs != before && wanted.plan().schedule().dependsOnTotal()) {
      throw other(
          Setting.EPOCHS.key(),
          before + " (schedule " + ScheduleText.of(wanted.plan().schedule()) + " counts on them)",
          String.valueOf(epochs));
    }
    if (epochs < kept.epoch()) {
      throw new IllegalArgumentException(
          "epochs must be at least "
              + kept.epoch()
              + ", which the checkpoint has, but was "
              + epochs
              + "; choose another folder for a shorter run");
    }
  }

  private static IllegalArgumentException other(String key, String before, String value) {
    return new IllegalArgumentException(
        key
            + " must be "
            + before
            + " as in the checkpoint, but was "
            + value
            + "; choose another folder for another experiment");
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
    history.replaceAll(EpochResult::withoutConfusion);
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
    if (epochs == 0 || history.size() < epochs || !isGuessTelling(guess)) {
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

  /** Smoothed labels may be so even that the best network cannot do better than a guess. */
  private boolean isGuessTelling(double guess) {
    double share = experiment.plan().regularization().labelSmoothing();
    int classes = experiment.spec().classes();
    double other = share / classes;
    double right = 1 - share + other;
    double least =
        share == 0 ? 0 : -right * Math.log(right) - (classes - 1) * other * Math.log(other);
    return least < guess * (1 - 2 * STUCK_WITHIN);
  }

  /** Adds an epoch's share of feeding; what it cost before an interruption is not known. */
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
        images,
        history,
        plateau.baseRate(),
        plateau.best(),
        plateau.waited(),
        scaling,
        network);
  }
}
