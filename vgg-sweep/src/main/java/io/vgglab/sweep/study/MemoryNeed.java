package io.vgglab.sweep.study;

import io.vgglab.model.Layer;
import io.vgglab.model.VggPlan;
import io.vgglab.train.Experiment;

/**
 * The memory that training an experiment takes, predicted from its plan: what an engine keeps of
 * parameters and activations, in 32-bit numbers. The constants hold for the engine that takes most,
 * DL4J; oneDNN takes about six tenths of it.
 */
final class MemoryNeed {

  private static final int BYTES = 4;

  /** Weights, gradients and updates, in the canonical and in the engine's layout. */
  private static final int COPIES = 6;

  /** Values, their gradients, and what {@code malloc} keeps of operations that are over. */
  private static final int PASSES = 3;

  /** The virtual machine, the engine's code and its scratch space. */
  private static final long PROCESS = 420L << 20;

  private MemoryNeed() {}

  /** Bytes of a worker at one trial. */
  static long bytes(Experiment experiment) {
    VggPlan plan = experiment.layers();
    long activations =
        plan.layers().stream().map(Layer::output).mapToLong(shape -> shape.elements()).sum();
    return PROCESS
        + BYTES * plan.parameterCount() * (COPIES + experiment.plan().optimizer().slots().size())
        + BYTES * activations * PASSES * experiment.plan().batchSize();
  }
}
