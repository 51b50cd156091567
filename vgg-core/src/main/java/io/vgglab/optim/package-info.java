/**
 * How weights are updated and at what rate: optimizers, schedules, plateau rule, early stopping.
 *
 * <p>Pure data and pure functions; engines execute the optimizer, the trainer asks the schedule.
 * Depends on the JDK alone.
 */
package io.vgglab.optim;
