/**
 * Covariance matrix adaptation by ask and tell.
 *
 * <pre>
 * CmaState --ask--> point ... --tell(ranked points)--> CmaState of the next generation
 * </pre>
 *
 * <p>Depends on Commons Math alone. A state is immutable.
 *
 * <p>Source: N. Hansen, "The CMA Evolution Strategy: A Tutorial", 2016 (arXiv 1604.00772).
 */
package io.vgglab.sweep.sampler.cma;
