/**
 * Recorded studies of Optuna, fed to our samplers and pruners trial by trial.
 *
 * <pre>
 * trace JSON --Trace.read--> Trace --Replay.of--> [ReplayStep: recorded, suggested, differences]
 * </pre>
 *
 * <p>Depends on the other packages of the search core and on Jackson.
 */
package io.vgglab.sweep.replay;
