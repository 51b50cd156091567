package io.vgglab.network.onednn;

import io.vgglab.network.StepSpec;
import java.nio.FloatBuffer;
import java.util.List;

/** What follows the gradients in a step: L2, clipping, the optimizer's rule; chunk by chunk. */
final class Update {

  private static final int BLOCK = 1 << 13;

  private final Weights weights;
  private final StepSpec step;
  private final Rule rule;
  private final List<Window> windows;
  private final Scalar penalty;
  private final Scalar shrink;
  private final List<Operation> decay;
  private final List<Operation> scale;
  private final float[] block = new float[BLOCK];

  Update(Engine engine, Scope scope, Weights weights, StepSpec step) {
    this.weights = weights;
    this.step = step;
    ChunkKernels kernels = new ChunkKernels(engine, scope, weights);
    this.penalty = kernels.scalar();
    this.shrink = kernels.scalar();
    this.decay = List.of(kernels.sum(kernels.values(), penalty, kernels.gradients(), 1));
    this.scale = List.of(kernels.sum(kernels.gradients(), shrink, kernels.gradients(), 0));
    this.rule = Rule.of(step.optimizer(), kernels);
    this.windows = kernels.windows();
    this.penalty.set(step.l2());
  }

  /** Adds the gradient of the L2 penalty. */
  void decay() {
    if (step.l2() > 0) {
      Window.sweep(windows, weights.chunks().decaying(), decay);
    }
  }

  /** Scales all gradients down if their norm is too large. */
  void clip() {
    if (step.clipNorm() > 0) {
      double norm = Math.sqrt(squares());
      if (norm > step.clipNorm()) {
        shrink.set(step.clipNorm() / norm);
        Window.sweep(windows, weights.chunks().count(), scale);
      }
    }
  }

  /** Applies the rule. */
  void apply(double learningRate, long stepsDone) {
    rule.preparation().set(learningRate, stepsDone);
    Window.sweep(windows, weights.chunks().count(), rule.passes());
  }

  private double squares() {
    double sum = 0;
    long floats = weights.chunks().floats();
    for (long from = 0; from < floats; from += BLOCK) {
      int count = (int) Math.min(BLOCK, floats - from);
      FloatBuffer values = weights.gradients().floats(from, count);
      values.get(block, 0, count);
      sum += squares(count);
    }
    return sum;
  }

  /** Four sums at a time, since each addition waits for the one before. */
  private double squares(int count) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    for (int i = 0; i + 3 < count; i += 4) {
      a += (double) block[i] * block[i];
      b += (double) block[i + 1] * block[i + 1];
      c += (double) block[i + 2] * block[i + 2];
      d += (double) block[i + 3] * block[i + 3];
    }
    return a + b + (c + d);
  }
}
