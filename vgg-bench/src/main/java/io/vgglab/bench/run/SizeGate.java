package io.vgglab.bench.run;

import io.vgglab.bench.plan.Subject;
import io.vgglab.model.BatchNormPlacement;
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

  /** Largest relative distance of the loss; in larger batches engines round more. */
  private static final double LOSS_TOLERANCE = 5e-3;

  /** Largest relative distance of a gradient; one image of four left out is 0.35 to 0.63 away. */
  private static final double GRADIENT_TOLERANCE = 0.2;

  /**
   * The same where batch norm stands behind the activation, which over four images, however often
   * repeated, enlarges rounding: oneDNN, which sums over more pixels in a larger batch, was up to
   * 0.11 away in batches of 128 and 0.5 in batches of 256. One image of four left out is 1.6 away
   * in half of the tensors.
   */
  private static final double ENLARGED_TOLERANCE = 0.7;

  /** Least relative change that dropout of half the units makes to a loss. */
  private static final double SMALLEST_DROPOUT = 1e-6;

  /**
   * Checks it.
   *
   * @return the largest distance of an output
   * @throws BenchException if something differs
   */
  double check(Computed expected) {
    Repeated repeated = sized.repeated();
    double output = Distances.ofOutputs(repeated, expected);
    if (!(output <= Gate.OUTPUT_TOLERANCE)) {
      throw Gate.refusal(
          "output of %s must be within %.0e of %s, but was %.2e away",
          where(), Gate.OUTPUT_TOLERANCE, source, output);
    }
    requireLosses();
    if (Repeated.isWhole(sized.batchSize())) {
      requireTraining(repeated, expected);
    }
    return output;
  }

  private void requireTraining(Repeated repeated, Computed expected) {
    double loss = Math.abs(repeated.loss() - expected.loss()) / Math.abs(expected.loss());
    if (!(loss <= LOSS_TOLERANCE)) {
      throw Gate.refusal(
          "loss of %s must be within %.0e of %s, but was %.2e away",
          where(), LOSS_TOLERANCE, source, loss);
    }
    Distances.Farthest gradient = Distances.ofGradients(repeated, expected);
    double most = gradientTolerance();
    if (!(gradient.distance() <= most)) {
      throw Gate.refusal(
          "gradients of %s must be within %.0e of %s, but that of %s was %.2e away",
          where(), most, source, gradient.name(), gradient.distance());
    }
  }

  private double gradientTolerance() {
    return Subject.parse(sized.subject()).plan().spec().batchNorm()
            == BatchNormPlacement.AFTER_ACTIVATION
        ? ENLARGED_TOLERANCE
        : GRADIENT_TOLERANCE;
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
