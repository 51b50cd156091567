package io.vgglab.train;

import io.vgglab.optim.EarlyStopping;
import io.vgglab.optim.Optimizer;
import io.vgglab.optim.ReduceLrOnPlateau;
import io.vgglab.optim.Schedule;
import java.util.Optional;

/** A training plan being changed, for twelve components are too many for a {@code with} each. */
final class PlanDraft {

  int epochs;
  int batchSize;
  double learningRate;
  Optimizer optimizer;
  Schedule schedule;
  Optional<ReduceLrOnPlateau> plateau;
  Optional<EarlyStopping> earlyStopping;
  Regularization regularization;
  DataPlan data;
  long seed;
  int stuckEpochs;
  Keeping keeping;

  PlanDraft(TrainingPlan plan) {
    epochs = plan.epochs();
    batchSize = plan.batchSize();
    learningRate = plan.learningRate();
    optimizer = plan.optimizer();
    schedule = plan.schedule();
    plateau = plan.plateau();
    earlyStopping = plan.earlyStopping();
    regularization = plan.regularization();
    data = plan.data();
    seed = plan.seed();
    stuckEpochs = plan.stuckEpochs();
    keeping = plan.keeping();
  }

  TrainingPlan plan() {
    return new TrainingPlan(
        epochs,
        batchSize,
        learningRate,
        optimizer,
        schedule,
        plateau,
        earlyStopping,
        regularization,
        data,
        seed,
        stuckEpochs,
        keeping);
  }
}
