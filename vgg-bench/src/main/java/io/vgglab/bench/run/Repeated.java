package io.vgglab.bench.run;

import io.vgglab.bench.plan.SyntheticBatch;
import io.vgglab.data.Batch;
import io.vgglab.model.VggPlan;
import io.vgglab.network.Network;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an engine computes at a batch size that is timed, from the images of {@link Computed}
 * repeated until the batch is full.
 *
 * <p>Repeating all of them equally often changes neither a mean nor a variance over the batch, so
 * loss and gradients are those of the few images, with batch norm too.
 *
 * @param probabilities row by row
 * @param gradients by parameter; none where the batch has not all images equally often
 * @param loss of a training step, without dropout
 * @param lossWithDropout of the whole network's training step; the same where it has no dropout
 */
record Repeated(
    List<Double> probabilities,
    Map<String, Fingerprint> gradients,
    double loss,
    double lossWithDropout) {

  private static final double RATE = 1e-3;

  Repeated {
    probabilities = List.copyOf(probabilities);
    gradients = Collections.unmodifiableMap(new LinkedHashMap<>(gradients));
  }

  /** The batch. */
  static Batch batch(VggPlan plan, int size) {
    return SyntheticBatch.repeated(plan, Computed.IMAGES, size);
  }

  /** Whether a batch of that size has every image equally often. */
  static boolean isWhole(int size) {
    return size % Computed.IMAGES == 0;
  }

  /** Adds what a network without dropout makes of the batch in training. */
  static Repeated of(
      List<Double> probabilities, double lossWithDropout, Network withoutDropout, Batch batch) {
    Map<String, Fingerprint> gradients =
        isWhole(batch.size()) ? Computed.fingerprints(withoutDropout.gradients(batch)) : Map.of();
    return new Repeated(probabilities, gradients, loss(withoutDropout, batch), lossWithDropout);
  }

  /** Loss of a training step. */
  static double loss(Network network, Batch batch) {
    network.totals();
    network.trainStep(batch, RATE);
    return network.totals().loss();
  }
}
