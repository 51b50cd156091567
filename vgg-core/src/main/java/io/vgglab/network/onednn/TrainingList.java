package io.vgglab.network.onednn;

import io.vgglab.data.Batch;
import io.vgglab.model.TensorShape;
import io.vgglab.model.VggPlan;
import io.vgglab.network.SoftmaxLoss;
import io.vgglab.network.StepSpec;
import io.vgglab.network.Totals;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;

/** Everything that a training step of one batch size executes, built once. */
final class TrainingList implements ExecutionList {

  private final Engine engine;
  private final Scope scope;
  private final Feed feed = new Feed();
  private final Tape tape;
  private final SoftmaxLoss loss;
  private final float[] scores;
  private final FloatBuffer scoresOut;
  private final FloatBuffer gradientIn;

  private TrainingList(
      Engine engine,
      Scope scope,
      Weights weights,
      VggPlan plan,
      StepSpec step,
      long seed,
      int batch) {
    this.engine = engine;
    this.scope = scope;
    this.loss = new SoftmaxLoss(step, plan.spec().classes());
    this.tape = new Tape(engine, scope, weights, batch);
    List<Step> steps = new TrainingSteps(tape, feed, seed).of(plan.layers());
    Block current = input(plan, step);
    for (int i = 0; i < steps.size(); i++) {
      tape.enter(plan.layers().get(i).name(), "forward");
      current = steps.get(i).forward(tape, current);
    }
    this.scores = new float[Math.multiplyExact(batch, plan.spec().classes())];
    this.scoresOut = current.floats();
    tape.turn();
    Block gradient = tape.allocate(current.layout());
    this.gradientIn = gradient.floats();
    for (int i = steps.size() - 1; i >= 0; i--) {
      tape.enter(plan.layers().get(i).name(), "backward");
      gradient = steps.get(i).backward(tape, gradient);
    }
    tape.finish();
  }

  /** Builds the list; whatever was allocated is freed if that fails. */
  static TrainingList build(
      Engine engine, Weights weights, VggPlan plan, StepSpec step, long seed, int batch) {
    Scope scope = new Scope();
    try {
      return new TrainingList(engine, scope, weights, plan, step, seed, batch);
    } catch (RuntimeException | Error e) {
      scope.close();
      throw e;
    }
  }

  private Block input(VggPlan plan, StepSpec step) {
    TensorShape shape = plan.spec().resizedInput();
    Block pixels =
        tape.allocate(
            Layout.plain(scope, tape.batch(), shape.channels(), shape.height(), shape.width()));
    Pixels reader = new Pixels(plan.spec().input(), plan.spec().resize(), step.scaling());
    FloatBuffer target = pixels.floats();
    tape.add(() -> reader.write(feed.batch(), target));
    return pixels;
  }

  /** Runs the layers; what the backward pass needs stays. */
  void forward(Batch batch, long step) {
    feed.set(batch, step);
    Operation.runAll(tape.forward());
  }

  /** Loss of the last forward pass and the gradients of all parameters. */
  Totals backward() {
    engine.synchronize();
    scoresOut.get(0, scores);
    Totals totals = loss.apply(scores, feed.batch());
    gradientIn.put(0, scores);
    Operation.runAll(tape.backward());
    return totals;
  }

  /** Runs both passes, every operation by the clock. */
  void time(Batch batch, long step, Stopwatch watch) {
    feed.set(batch, step);
    watch.runAll(tape.forward());
    scoresOut.get(0, scores);
    loss.apply(scores, batch);
    gradientIn.put(0, scores);
    watch.runAll(tape.backward());
  }

  /** Moves the moving statistics by those of the last forward pass. */
  void moveStatistics() {
    Operation.runAll(tape.statistics());
  }

  @Override
  public Map<String, String> kernels() {
    return tape.kernels();
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
