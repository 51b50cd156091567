/**
 * Rules that stop a trial early because its reports promise little.
 *
 * <pre>
 * (TrialRecord with its reports so far, history, direction) --Pruner--> Verdict(prune, attributes, reason)
 * </pre>
 *
 * <p>Depends on {@code sweep.trial} and Jackson. A pruner holds settings only.
 */
package io.vgglab.sweep.pruner;
