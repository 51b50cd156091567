package io.vgglab.train;

import io.vgglab.data.ChannelScaling;
import io.vgglab.network.NetworkState;
import java.util.List;
import java.util.Objects;

/**
 * A run after an epoch, whole: what it takes to go on as if nothing had happened.
 *
 * @param experiment what is being run
 * @param images SHA-256 of training and validation images; empty in files of before it was kept
 * @param history results so far, one an epoch
 * @param baseRate base learning rate after the plateau rule
 * @param plateauBest best metric the plateau rule has seen
 * @param plateauWaited epochs it has waited since
 * @param scaling from pixels to the network's input, as the training images gave it
 * @param network parameters, optimizer slots and step count
 */
public record Checkpoint(
    Experiment experiment,
    String images,
    List<EpochResult> history,
    double baseRate,
    double plateauBest,
    int plateauWaited,
    ChannelScaling scaling,
    NetworkState network) {

  /** Copies the history, which holds at least one epoch. */
  public Checkpoint {
    Objects.requireNonNull(experiment, "experiment");
    Objects.requireNonNull(images, "images");
    history = List.copyOf(history);
    Objects.requireNonNull(scaling, "scaling");
    Objects.requireNonNull(network, "network");
    if (history.isEmpty()) {
      throw new IllegalArgumentException("history must hold at least 1 epoch, but was empty");
    }
  }

  /** Epochs done. */
  public int epoch() {
    return history.size();
  }
}
