/**
 * The DL4J engine: a {@code ComputationGraph} whose layers execute ND4J operations, on processors
 * and CUDA, and the same plan built from DL4J's own layers as the reference for its numbers.
 *
 * <pre>
 * VggPlan --PlanLayer--> PlanGraph (ComputationGraph) of PlanNode: conv2d, batchnorm, matmul, ...
 *         --StockLayers-> PlanGraph of ConvolutionLayer, BatchNormalization, DenseLayer, ...
 * Batch -> Pixels (resize, scaling) -> graph -> SoftmaxLoss -> graph backwards -> UpdateRule
 * </pre>
 *
 * <p>The only package that imports DL4J and ND4J. Depends on {@code network}, {@code model}, {@code
 * data}, {@code optim} and {@code file}.
 */
package io.vgglab.network.dl4j;
