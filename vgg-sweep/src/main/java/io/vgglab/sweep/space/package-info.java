/**
 * What a study may vary: ranges, named parameters with their conditions, and the values chosen.
 *
 * <pre>
 * SearchSpace = [Parameter(name, Range, when)]  --sampler-->  Assignment = name -> value
 *                               |
 *                  internal double, as Optuna stores it
 * </pre>
 *
 * <p>Depends on the JDK and Jackson alone. Everything here is immutable.
 */
package io.vgglab.sweep.space;
