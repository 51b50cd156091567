/**
 * Hyperband in rounds: trials of a bracket run for a few epochs, the best of them go on from their
 * checkpoints for more.
 *
 * <pre>
 * HyperbandRounds (plan) --RoundsSuggester--> new trial, or promotion of a paused one
 *                        --RoundsPruner----> pause at the end of the round
 *                        --RoundsLedger----> planned and spent epochs per round
 * </pre>
 *
 * <p>Depends on {@code sweep.sampler}, {@code sweep.pruner} and below.
 */
package io.vgglab.sweep.rounds;
