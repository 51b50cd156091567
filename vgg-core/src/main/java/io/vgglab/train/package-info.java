/**
 * Training: what to do, doing it epoch by epoch, and what is kept on the way.
 *
 * <pre>
 * Experiment(VggSpec, TrainingPlan) + TrainingData --Trainer--> EpochResult --> EpochObserver: CONTINUE | STOP
 *      ^ Setting: every knob by name          |                               --> CheckpointStore
 *                                             '--> TrainingRun(Outcome, Predictions)
 * </pre>
 *
 * <p>Depends on every package of this module except the engines, which it meets through {@code
 * network.Network}.
 */
package io.vgglab.train;
