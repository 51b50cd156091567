package io.vgglab.bench.run;

import io.vgglab.bench.plan.Subject;
import io.vgglab.model.Layer;
import java.util.Locale;

/**
 * Holds what an engine computes at one batch size, with kernels chosen for it, against what the
 * same images give alone.
 *
 * @param target engine and device
 * @param sized what it computed
 * @param source whose answers are expected
 */
record SizeGate(String target, Probed.Sized sized, String source) {

  /** Least relative change that dropout of half the units makes to a loss. */
  private static final double SMALLEST_DROPOUT = 1e-6;

  /**
   * Checks it.
   *
   * @return the larger distance of output and loss
   * @throws BenchException if something differs
   */
  double check(Computed expected) {
    Distances distances = Distances.of(sized.repeated(), expected);
    if (!(distances.output() <= Gate.OUTPUT_TOLERANCE)) {
      throw Gate.refusal(
          "output and loss of %s must be within %.0e of %s, but was %.2e away",
          where(), Gate.OUTPUT_TOLERANCE, source, distances.output());
    }
    Distances.Farthest gradient = distances.gradient();
    if (!(gradient.distance() <= Gate.TRAINING_TOLERANCE)) {
      throw Gate.refusal(
          "gradients of %s must be within %.0e of %s, but that of %s was %.2e away",
          where(), Gate.TRAINING_TOLERANCE, source, gradient.name(), gradient.distance());
    }
    requireLosses();
    return distances.output();
  }

  private void requireLosses() {
    double without = sized.repeated().loss();
    double with = sized.repeated().lossWithDropout();
    if (!Double.isFinite(without) || !Double.isFinite(with)) {
      throw Gate.refusal(
          "loss of %s must be finite, but was %s, and %s with dropout", where(), without, with);
    }
    if (hasDropout() && Math.abs(with - without) < SMALLEST_DROPOUT * Math.abs(without)) {
      throw Gate.refusal(
          "dropout of %s must change the loss, but it was %s with it and without", where(), with);
    }
  }

  private boolean hasDropout() {
    return Subject.parse(sized.subject()).plan().layers().stream()
        .anyMatch(layer -> layer instanceof Layer.Dropout);
  }

  private String where() {
    return String.format(
        Locale.ROOT, "%s for %s in batches of %d", target, sized.subject(), sized.batchSize());
  }
}
