/**
 * How much each parameter decides about the outcome of a trial.
 *
 * <pre>
 * finished trials --PedAnova--> [Importance(parameter, share, interval)]
 * </pre>
 *
 * <p>Depends on the other packages of the search core.
 */
package io.vgglab.sweep.importance;
