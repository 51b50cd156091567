package io.vgglab.network;

import io.vgglab.data.Batch;
import io.vgglab.model.VggPlan;
import java.util.List;
import java.util.Map;

/**
 * A network on a device: an open seam, one implementation an engine.
 *
 * <p>Not thread-safe: one thread calls it. Batches may have any size from 1 to what memory allows;
 * a size seen for the first time costs its preparation. Whoever opened it closes it.
 */
public interface Network extends AutoCloseable {

  /** The plan that it executes. */
  VggPlan plan();

  /**
   * Queues one training step: forward with dropout and batch statistics, loss, gradients, update.
   *
   * <p>Adds the batch's loss and hits to {@link #totals()} and counts the step.
   *
   * @param batch images of the plan's input shape
   * @param learningRate rate of this step
   */
  void trainStep(Batch batch, double learningRate);

  /** Waits for the queued steps, returns their sums since the last call, and starts anew. */
  Totals totals();

  /**
   * Queues a forward pass in training mode and keeps what a backward pass needs; moving statistics
   * and the step count stay as they are.
   */
  void forward(Batch batch);

  /**
   * Queues loss and gradients of every trainable parameter, L2 included, for the last {@link
   * #forward}, which may be gone back through again; nothing is updated.
   *
   * @throws IllegalStateException if there was no forward pass, or a training step, a prediction or
   *     another state came after it
   */
  void backward();

  /**
   * Gradients of the loss that a training step would apply now, L2 included, before clipping, for
   * every trainable parameter in the canonical layout: what {@link #forward} and {@link #backward}
   * leave, so that whoever checks these checks what is timed.
   */
  Parameters gradients(Batch batch);

  /**
   * Class probabilities {@code [size, classes]} row by row, in inference mode: moving statistics,
   * no dropout. The caller owns the array.
   */
  float[] predict(Batch batch);

  /** Waits until everything queued has been executed. */
  void synchronize();

  /** Parameters, optimizer slots and step count, copied out in the canonical layout. */
  NetworkState state();

  /**
   * Replaces parameters, optimizer slots and step count.
   *
   * @throws IllegalArgumentException if a tensor is missing, unknown or of another shape; the
   *     message names it
   */
  void load(NetworkState state);

  /** Memory held by the network itself. */
  Memory memory();

  /**
   * The kernels chosen for each layer at the batch sizes seen last, by layer name: {@code forward:
   * brgconv:avx512_core, inference: jit_wino_4x3:avx512_core}, for passes that have been run.
   */
  Map<String, String> implementations();

  /**
   * Runs one training step at learning rate 0 and says how long each pass of each layer took, in
   * the order of execution; empty for engines that cannot tell.
   *
   * <p>The update is a whole one, so slots move, and weights by what momentum carries over, but the
   * moving statistics of batch norm do not: ask a network that was opened to be measured.
   */
  default List<LayerTime> layerTimes(Batch batch) {
    return List.of();
  }

  /** Frees native memory; calling it again does nothing. */
  @Override
  void close();

  /**
   * Bytes that a network holds.
   *
   * @param parameters weights, gradients and optimizer state
   * @param activations everything that depends on the batch size
   */
  record Memory(long parameters, long activations) {
    /** Both together. */
    public long total() {
      return parameters + activations;
    }
  }
}
