package io.vgglab.network;

/** A layer in double precision, as its formula reads: values are {@code [image][element]}. */
interface ReferenceLayer {

  /**
   * Outputs of a batch; keeps what {@link #backward} needs.
   *
   * @param training batch statistics and dropout, or moving statistics and none
   * @param step training steps done
   */
  double[][] forward(double[][] input, boolean training, long step);

  /** Gradient of the last input; gradients of parameters are left in the network's map. */
  double[][] backward(double[][] gradient);

  /** Moves moving statistics by those of the last forward pass. */
  default void moveStatistics() {}
}
