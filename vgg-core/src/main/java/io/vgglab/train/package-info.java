/**
 * Training: what to do, doing it epoch by epoch, and what is kept on the way.
 *
 * <pre>
 * Experiment(VggSpec, TrainingPlan) + TrainingData --Trainer--> EpochResult --> EpochObserver: CONTINUE | STOP
 *      ^ Setting: every knob by name          |                               --> CheckpointStore
 *                                             '--> TrainingRun(Outcome, Predictions)
 * </pre>
 *
 * <p>Depends on {@code data} with its sources, {@code eval}, {@code file}, {@code model}, {@code
 * network}, {@code optim}, {@code provenance}, Jackson and Commons Text. It meets engines through
 * {@code network.Network}.
 */
package io.vgglab.train;
