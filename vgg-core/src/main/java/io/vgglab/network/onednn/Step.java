package io.vgglab.network.onednn;

/** One layer while a training list is built: first forward in order, then backward in reverse. */
interface Step {

  /** Adds the forward operations that turn {@code input} into the block returned. */
  Block forward(Tape tape, Block input);

  /**
   * Adds the backward operations.
   *
   * @param gradient with respect to the block that {@link #forward} returned; its memory may be
   *     overwritten
   * @return the gradient with respect to the input
   */
  Block backward(Tape tape, Block gradient);
}
