package io.vgglab.train;

/** Listens to a run; the pruner sits here. Called on the training thread. */
@FunctionalInterface
public interface EpochObserver {

  /** After an epoch, its validation and its checkpoint. */
  Decision onEpoch(EpochResult result);

  /** Between steps, a few times a second at most. */
  default void onProgress(Progress progress) {}

  /**
   * Where a run stands within an epoch.
   *
   * @param epoch number of the epoch, from 1
   * @param images training images seen in it
   * @param of training images in an epoch
   * @param imagesPerSecond rate since the epoch began
   */
  record Progress(int epoch, int images, int of, double imagesPerSecond) {}
}
