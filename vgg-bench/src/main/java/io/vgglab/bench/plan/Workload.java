package io.vgglab.bench.plan;

import io.vgglab.model.VggPlan;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** What a benchmark does once per operation. */
public enum Workload {
  /** Forward pass in training mode. */
  FORWARD("ForwardPass.forward", plan -> 2 * plan.multiplyAdds()),
  /** Loss and gradients from a kept forward pass. */
  BACKWARD("BackwardPass.backward", plan -> plan.trainingFlops() - 2 * plan.multiplyAdds()),
  /** Forward, loss, gradients, update. */
  TRAIN_STEP("TrainStep.trainStep", VggPlan::trainingFlops),
  /** Class probabilities. */
  PREDICT("Prediction.predict", plan -> 2 * plan.multiplyAdds()),
  /** A training step within an epoch, images prepared meanwhile. */
  EPOCH_SLICE("EpochSlice.slice", VggPlan::trainingFlops),
  /** A batch shuffled and augmented, without a network. */
  DATA_FEEDING("DataFeeding.feed", plan -> 0),
  /** Resize inside the network, alone. */
  RESIZE("ResizeToSide.resize", plan -> 0),
  /** Parameters for the next trial of a study. */
  SUGGEST("search.NextTrial.suggest", Unit.SUGGESTIONS),
  /** The page of a study. */
  RENDER("StudyRendering.render", Unit.PAGES);

  private static final String PACKAGE = "io.vgglab.bench.jmh.";

  private final String path;
  private final Unit unit;
  private final ToLongFunction<VggPlan> flops;

  Workload(String path, ToLongFunction<VggPlan> flops) {
    this(path, Unit.IMAGES, flops);
  }

  Workload(String path, Unit unit) {
    this(path, unit, plan -> 0);
  }

  Workload(String path, Unit unit, ToLongFunction<VggPlan> flops) {
    this.path = path;
    this.unit = unit;
    this.flops = flops;
  }

  /** Class and method, as reports print them. */
  public String shortName() {
    return path.substring(path.lastIndexOf('.', path.lastIndexOf('.') - 1) + 1);
  }

  /** Name that JMH knows it by. */
  public String benchmark() {
    return PACKAGE + path;
  }

  /** What its throughput counts. */
  public Unit unit() {
    return unit;
  }

  /** Whether it runs a network; what does not needs no engine and is the same for all of them. */
  public boolean needsEngine() {
    return unit == Unit.IMAGES;
  }

  /** Model floating-point operations of one image by the textbook; 0 where they say nothing. */
  public long flops(VggPlan plan) {
    return flops.applyAsLong(plan);
  }

  /** The workload whose class and method end a benchmark's name. */
  public static Optional<Workload> of(String benchmark) {
    return Arrays.stream(values())
        .filter(w -> benchmark.equals(w.shortName()) || benchmark.endsWith("." + w.shortName()))
        .findFirst();
  }
}
