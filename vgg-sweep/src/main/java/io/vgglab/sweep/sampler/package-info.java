/**
 * Rules that choose the parameters of the next trial from the trials so far.
 *
 * <pre>
 * (SearchSpace, directions, history, number) + random stream --Sampler--> Suggestion = Assignment + attributes
 *
 * RandomMode: which history a suggestion may see, and from which stream it draws
 * </pre>
 *
 * <p>Depends on {@code sweep.space}, {@code sweep.trial} and Commons Math. A sampler holds settings
 * only; the same request and the same stream give the same suggestion.
 */
package io.vgglab.sweep.sampler;
