package io.vgglab.train;

import io.vgglab.network.Parameters;
import java.util.Optional;

/** Where checkpoints go: an open seam. */
public interface CheckpointStore {

  /** The checkpoint of the highest epoch that is whole. */
  Optional<Checkpoint> latest();

  /**
   * The checkpoint of the highest epoch, for which none of an earlier one may stand in.
   *
   * @throws java.io.UncheckedIOException if it is not whole
   */
  default Optional<Checkpoint> last() {
    return latest();
  }

  /** Epochs done in {@link #latest}, 0 without one. */
  default int epoch() {
    return latest().map(Checkpoint::epoch).orElse(0);
  }

  /** Weights that the run starts from where it has no checkpoint; drawn ones otherwise. */
  default Optional<Parameters> initial() {
    return Optional.empty();
  }

  /** Keeps a checkpoint; a crash in the middle leaves the last one untouched. */
  void save(Checkpoint checkpoint);

  /** Keeps nothing. */
  static CheckpointStore none() {
    return new CheckpointStore() {
      @Override
      public Optional<Checkpoint> latest() {
        return Optional.empty();
      }

      @Override
      public void save(Checkpoint checkpoint) {}
    };
  }
}
