package io.vgglab.train;

import io.vgglab.data.Batch;
import io.vgglab.data.Batches;
import io.vgglab.data.ChannelScaling;
import io.vgglab.data.ImageSet;
import io.vgglab.eval.Predictions;
import io.vgglab.network.Device;
import io.vgglab.network.EngineException;
import io.vgglab.network.Network;
import io.vgglab.network.NetworkFactory;
import io.vgglab.network.NetworkState;
import io.vgglab.network.StepSpec;
import io.vgglab.provenance.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Runs an experiment epoch by epoch: train, validate, keep a checkpoint, ask the observer.
 *
 * <p>A run that finds a checkpoint of its own experiment goes on from there and, with the same
 * engine and threads, gives the same losses bit for bit as one that was never interrupted.
 */
public final class Trainer {

  private final NetworkFactory factory;
  private final Device device;
  private final CheckpointStore checkpoints;

  /** For an engine on a device; each run opens and closes its own network. */
  public Trainer(NetworkFactory factory, Device device, CheckpointStore checkpoints) {
    this.factory = Objects.requireNonNull(factory, "factory");
    this.device = Objects.requireNonNull(device, "device");
    this.checkpoints = Objects.requireNonNull(checkpoints, "checkpoints");
  }

  /**
   * Trains to the end, to a decision, or to a loss that is not a number or stays that of a guess.
   *
   * @throws IllegalArgumentException if the images do not fit the network or a checkpoint belongs
   *     to another experiment or to other images
   */
  public TrainingRun run(Experiment experiment, TrainingData data, EpochObserver observer) {
    checkShapes(experiment, data);
    Seeds seeds = new Seeds(experiment.plan().seed());
    StepSpec step = stepSpec(experiment.plan(), data.training());
    Batches batches =
        Batches.of(data.training(), experiment.plan().batchSize(), seeds.shuffle())
            .withAugmentation(experiment.plan().data().augmentation());
    try (Network network = factory.open(experiment.layers(), step, device, seeds.network())) {
      Progression progression = resumed(experiment, data, step.scaling(), network);
      Optional<Ending> end = resumedEnd(experiment, data, network, progression, observer);
      while (end.isEmpty()) {
        end = epoch(experiment, data, batches, network, progression, observer);
      }
      return new TrainingRun(
          end.get().outcome(),
          progression.history(),
          end.get().predictions(),
          network.implementations(),
          progression.feeding());
    }
  }

  /**
   * What the network of the last checkpoint says about images that it was not trained on.
   *
   * @param data what it was trained on, which the scaling of its pixels may come from
   * @throws IllegalStateException if there is no checkpoint
   * @throws java.io.UncheckedIOException if the last one is damaged, even beside an older one
   * @throws EngineException if the predictions are no numbers
   */
  public Predictions predict(Experiment experiment, TrainingData data, ImageSet images) {
    Checkpoint checkpoint =
        checkpoints
            .last()
            .orElseThrow(() -> new IllegalStateException("there is no checkpoint to predict with"));
    Progression.requireSame(experiment, data.contentHash(), checkpoint);
    StepSpec step = stepSpec(experiment.plan(), data.training());
    long seed = new Seeds(experiment.plan().seed()).network();
    try (Network network = factory.open(experiment.layers(), step, device, seed)) {
      network.load(checkpoint.network());
      return predict(network, images, experiment.plan().batchSize())
          .orElseThrow(() -> new EngineException("predictions must be numbers, but were not"));
    }
  }

  private Optional<Ending> epoch(
      Experiment experiment,
      TrainingData data,
      Batches batches,
      Network network,
      Progression progression,
      EpochObserver observer) {
    int number = progression.history().size() + 1;
    EpochTimer timer = new EpochTimer(number, data.training().size(), observer);
    double rate = 0;
    long start = System.nanoTime();
    try (var prepared = batches.prepared(number - 1, 3)) {
      while (prepared.hasNext()) {
        Batch batch = prepared.next();
        rate = progression.nextRate(batches.perEpoch());
        network.trainStep(batch, rate);
        timer.trained(batch.size());
      }
      network.synchronize();
      progression.fed(
          prepared.waitingNanos(), prepared.preparingNanos(), System.nanoTime() - start);
    }
    double loss = network.totals().loss();
    timer.trainingDone();
    if (!Double.isFinite(loss)) {
      return Ending.diverged(
          number, "loss was " + loss + " in epoch " + number + "; try a lower learningRate");
    }
    Optional<Predictions> predictions =
        predict(network, data.validation(), experiment.plan().batchSize());
    if (predictions.isEmpty()) {
      return Ending.diverged(
          number,
          "predictions were no numbers after epoch " + number + "; try a lower learningRate");
    }
    progression.add(timer.result(loss, rate, predictions.get().confusion()));
    checkpoints.save(progression.checkpoint(network.state()));
    return ended(experiment, progression, observer.onEpoch(progression.last()))
        .map(outcome -> Ending.of(outcome, () -> predictions));
  }

  private Progression resumed(
      Experiment experiment, TrainingData data, ChannelScaling scaling, Network network) {
    String images = data.contentHash();
    Optional<Checkpoint> latest = checkpoints.latest();
    if (latest.isEmpty()) {
      checkpoints
          .initial()
          .ifPresent(
              weights ->
                  network.load(new NetworkState(weights, network.state().slots(), /* step= */ 0)));
      return new Progression(experiment, images, scaling);
    }
    Checkpoint checkpoint = latest.get();
    Progression.requireSame(experiment, images, checkpoint);
    network.load(checkpoint.network());
    return new Progression(experiment, images, scaling, checkpoint);
  }

  /**
   * The observer may have been cut off before its answer about the last epoch: it is asked again.
   * So is the network, where nothing is left to train.
   */
  private static Optional<Ending> resumedEnd(
      Experiment experiment,
      TrainingData data,
      Network network,
      Progression progression,
      EpochObserver observer) {
    if (progression.history().isEmpty()) {
      return Optional.empty();
    }
    return ended(experiment, progression, observer.onEpoch(progression.last()))
        .map(
            outcome ->
                Ending.of(
                    outcome,
                    () -> predict(network, data.validation(), experiment.plan().batchSize())));
  }

  private static Optional<Outcome> ended(
      Experiment experiment, Progression progression, Decision decision) {
    Optional<Outcome> end = ended(experiment, progression);
    return end.isEmpty() && decision == Decision.STOP
        ? Optional.of(new Outcome.Stopped("stopped after epoch " + progression.history().size()))
        : end;
  }

  private static Optional<Outcome> ended(Experiment experiment, Progression progression) {
    Optional<Outcome> stuck = progression.stuck();
    if (stuck.isPresent()) {
      return stuck;
    }
    List<Double> accuracies = progression.history().stream().map(EpochResult::accuracy).toList();
    if (accuracies.size() >= experiment.plan().epochs()) {
      return Optional.of(new Outcome.Completed());
    }
    return experiment
        .plan()
        .earlyStopping()
        .filter(rule -> rule.ends(accuracies))
        .map(rule -> new Outcome.Stopped("no gain for " + rule.patience() + " epochs"));
  }

  /** Empty if the network has grown beyond numbers, as after an update that was too large. */
  private static Optional<Predictions> predict(Network network, ImageSet images, int batchSize) {
    int classes = images.classes();
    float[] probabilities = new float[images.size() * classes];
    int done = 0;
    for (Batch batch : Batches.sequential(images, batchSize)) {
      float[] part = network.predict(batch);
      for (float probability : part) {
        if (!Float.isFinite(probability)) {
          return Optional.empty();
        }
      }
      System.arraycopy(part, 0, probabilities, done * classes, part.length);
      done += batch.size();
    }
    return Optional.of(Predictions.of(images.labels(), probabilities, classes));
  }

  private static StepSpec stepSpec(TrainingPlan plan, ImageSet training) {
    ChannelScaling scaling = plan.data().scaling().resolve(training);
    Regularization regularization = plan.regularization();
    return new StepSpec(
        scaling,
        plan.optimizer(),
        regularization.labelSmoothing(),
        regularization.balancedClasses() ? balancedWeights(training) : List.of(),
        regularization.l2(),
        regularization.clipNorm());
  }

  /** With a mean of 1 over the images, so that a uniform guess costs what it does without. */
  private static List<Double> balancedWeights(ImageSet images) {
    int[] counts = new int[images.classes()];
    for (int i = 0; i < images.size(); i++) {
      counts[images.label(i)]++;
    }
    long occurring = Arrays.stream(counts).filter(count -> count > 0).count();
    List<Double> weights = new ArrayList<>();
    for (int count : counts) {
      weights.add(count == 0 ? 0 : (double) images.size() / ((double) occurring * count));
    }
    return weights;
  }

  private static void checkShapes(Experiment experiment, TrainingData data) {
    if (!experiment.spec().input().equals(data.training().shape())
        || experiment.spec().classes() != data.training().classes()) {
      throw new IllegalArgumentException(
          "images must be "
              + experiment.spec().input()
              + " of "
              + experiment.spec().classes()
              + " classes, but were "
              + data.training().shape()
              + " of "
              + data.training().classes()
              + "; set input and classes to the data's");
    }
  }

  /**
   * How a run ended, and what its network said about the validation images after the last epoch;
   * one that diverged has nothing to say.
   */
  private record Ending(Outcome outcome, Optional<Predictions> predictions) {

    static Ending of(Outcome outcome, Supplier<Optional<Predictions>> predictions) {
      return new Ending(
          outcome, outcome instanceof Outcome.Diverged ? Optional.empty() : predictions.get());
    }

    static Optional<Ending> diverged(int epoch, String reason) {
      return Optional.of(new Ending(new Outcome.Diverged(epoch, reason), Optional.empty()));
    }
  }
}
