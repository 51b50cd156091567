package io.vgglab.train;

import io.vgglab.model.Preset;
import io.vgglab.optim.EarlyStopping;
import io.vgglab.optim.Optimizer;
import io.vgglab.optim.ReduceLrOnPlateau;
import io.vgglab.optim.Schedule;
import java.util.Objects;
import java.util.Optional;

/**
 * How a network is trained.
 *
 * @param epochs passes over the training images, 1 to 10,000
 * @param batchSize images a step, 1 to 4,096
 * @param learningRate base rate that the schedule starts from, above 0
 * @param optimizer update rule
 * @param schedule rate as a function of the step
 * @param plateau rule that cuts the base rate when validation accuracy stops growing
 * @param earlyStopping rule that ends the run when validation accuracy stops growing
 * @param regularization L2, label smoothing, clipping, class weights
 * @param data images and their scaling
 * @param seed root of every random number of the run
 * @param stuckEpochs epochs in a row after which a training loss within 0.1 % of that of a uniform
 *     guess counts as diverged, 0 to 10,000; 0 for never
 * @param keeping what the run leaves behind
 */
public record TrainingPlan(
    int epochs,
    int batchSize,
    double learningRate,
    Optimizer optimizer,
    Schedule schedule,
    Optional<ReduceLrOnPlateau> plateau,
    Optional<EarlyStopping> earlyStopping,
    Regularization regularization,
    DataPlan data,
    long seed,
    int stuckEpochs,
    Keeping keeping) {

  private static final int STUCK_EPOCHS = 10;
  private static final int MAX_EPOCHS = 10_000;
  private static final int MAX_BATCH = 4_096;

  /** Checks every component. */
  public TrainingPlan {
    between("epochs", epochs, 1, MAX_EPOCHS);
    between("batchSize", batchSize, 1, MAX_BATCH);
    between("stuckEpochs", stuckEpochs, 0, MAX_EPOCHS);
    if (!(learningRate > 0 && learningRate <= 1_000)) {
      throw new IllegalArgumentException(
          "learningRate must be above 0 and at most 1000, but was " + learningRate);
    }
    Objects.requireNonNull(optimizer, "optimizer");
    Objects.requireNonNull(schedule, "schedule");
    Objects.requireNonNull(plateau, "plateau");
    Objects.requireNonNull(earlyStopping, "earlyStopping");
    Objects.requireNonNull(regularization, "regularization");
    Objects.requireNonNull(data, "data");
    Objects.requireNonNull(keeping, "keeping");
  }

  /** Momentum 0.9, cosine schedule, standardised pixels: a plain modern start. */
  public static TrainingPlan standard() {
    return new TrainingPlan(
        20,
        128,
        0.02,
        new Optimizer.Momentum(0.9),
        new Schedule.Cosine(),
        Optional.empty(),
        Optional.empty(),
        Regularization.none().withL2(5e-4),
        DataPlan.standard(),
        42,
        STUCK_EPOCHS,
        Keeping.least());
  }

  /** The 2018 experiment: 74 epochs of raw pixels in batches of 256, Keras decay, plateau rule. */
  public static TrainingPlan seed2018() {
    return new TrainingPlan(
        74,
        256,
        0.01,
        new Optimizer.Momentum(0.9),
        new Schedule.TimeDecay(5e-4),
        Optional.of(ReduceLrOnPlateau.seed()),
        Optional.empty(),
        Regularization.none(),
        DataPlan.seed(),
        42,
        STUCK_EPOCHS,
        Keeping.least());
  }

  /** The plan that goes with a preset. */
  public static TrainingPlan of(Preset preset) {
    return switch (preset) {
      case SEED, SEED_BN -> seed2018();
      case PAPER_D -> standard();
    };
  }

  private static void between(String name, int value, int lowest, int highest) {
    if (value < lowest || value > highest) {
      throw new IllegalArgumentException(
          name + " must be between " + lowest + " and " + highest + ", but was " + value);
    }
  }
}
