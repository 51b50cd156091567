/**
 * Kernel densities over trials: the model inside the tree-structured Parzen estimator.
 *
 * <pre>
 * observations (internal doubles) --> Kernels per parameter --+
 * weights by age                                              +--> ParzenEstimator: sample, logDensities
 * </pre>
 *
 * <p>Depends on {@code sweep.space} and Commons Math. Nothing here changes once it is built.
 *
 * <p>Source: J. Bergstra et al., "Algorithms for Hyper-Parameter Optimization", NIPS 2011, with the
 * rules of Optuna 5.
 */
package io.vgglab.sweep.sampler.parzen;
