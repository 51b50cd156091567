/**
 * The engine on oneDNN primitives: training and inference on a processor with blocked layouts kept
 * from layer to layer.
 *
 * <pre>
 * VggPlan --TrainingList--> forward [Operation...]  --> scores --SoftmaxLoss--> backward [Operation...]
 *             |   built once per batch size, executed every step
 *             +-- Weights: values, gradients and slots in three native arenas <--Update-- learning rate
 * VggPlan --InferenceList--> forward [Operation...] with batch norm folded into PackedWeights
 * </pre>
 *
 * <p>Depends on {@code network}, {@code model}, {@code data} and {@code optim}; the only importer
 * of {@code org.bytedeco.dnnl}. Only the factory is public, and it loads oneDNN when it first has
 * to.
 */
package io.vgglab.network.onednn;
