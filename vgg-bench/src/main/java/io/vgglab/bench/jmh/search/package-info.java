/**
 * Benchmarks of the search: what the parameters of the next trial cost.
 *
 * <pre>
 * MeasuredSampler (sampler, history) --> StudySoFar --> NextTrial
 * </pre>
 *
 * <p>The only package that knows vgg-sweep, and of it only {@code sweep.sampler}, {@code
 * sweep.space} and {@code sweep.trial}; loads no engine. Depends on JMH.
 */
package io.vgglab.bench.jmh.search;
