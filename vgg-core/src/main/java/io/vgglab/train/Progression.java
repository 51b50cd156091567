package io.vgglab.train;

import io.vgglab.data.ChannelScaling;
import io.vgglab.network.NetworkState;
import io.vgglab.optim.ReduceLrOnPlateau;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a run remembers between epochs besides its network. */
final class Progression {

  private final Experiment experiment;
  private final ChannelScaling scaling;
  private final List<EpochResult> history;
  private ReduceLrOnPlateau.State plateau;
  private long iteration;

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

  /** Two experiments that differ in nothing but their number of epochs may share a checkpoint. */
  static void requireSame(Experiment wanted, Experiment kept) {
    Map<String, String> before = kept.settings();
    wanted
        .settings()
        .forEach(
            (key, value) -> {
              if (!key.equals(Setting.EPOCHS.key()) && !value.equals(before.get(key))) {
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
