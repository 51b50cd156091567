package io.vgglab.network.onednn;

import io.vgglab.data.Batch;
import io.vgglab.model.TensorShape;
import io.vgglab.model.VggPlan;
import io.vgglab.network.SoftmaxLoss;
import io.vgglab.network.StepSpec;
import java.nio.FloatBuffer;
import java.util.Map;

/** Everything that a prediction of one batch size executes, built once. */
final class InferenceList implements ExecutionList {

  private final Engine engine;
  private final Scope scope;
  private final InferenceSteps steps;
  private final Pixels pixels;
  private final FloatBuffer input;
  private final FloatBuffer scores;
  private final int classes;

  private InferenceList(
      Scope scope, PackedWeights weights, VggPlan plan, StepSpec step, int batch) {
    this.engine = weights.engine();
    this.scope = scope;
    this.classes = plan.spec().classes();
    this.pixels = new Pixels(plan.spec().input(), plan.spec().resize(), step.scaling());
    TensorShape shape = plan.spec().resizedInput();
    Layout image = Layout.plain(scope, batch, shape.channels(), shape.height(), shape.width());
    Block first = Block.allocate(engine, scope, image);
    this.input = first.floats();
    this.steps = new InferenceSteps(scope, weights, plan.layers(), batch);
    this.scores = steps.from(first).floats();
  }

  /** Builds the list; whatever was allocated is freed if that fails. */
  static InferenceList build(PackedWeights weights, VggPlan plan, StepSpec step, int batch) {
    Scope scope = new Scope();
    try {
      return new InferenceList(scope, weights, plan, step, batch);
    } catch (RuntimeException | Error e) {
      scope.close();
      throw e;
    }
  }

  /** Probabilities row by row. */
  float[] run(Batch batch) {
    pixels.write(batch, input);
    Operation.runAll(steps.operations());
    engine.synchronize();
    float[] result = new float[batch.size() * classes];
    scores.get(0, result);
    SoftmaxLoss.softmax(result, batch.size(), classes);
    return result;
  }

  @Override
  public Map<String, String> kernels() {
    return steps.kernels();
  }

  @Override
  public long bytes() {
    return scope.bytes();
  }

  @Override
  public void close() {
    scope.close();
  }
}
