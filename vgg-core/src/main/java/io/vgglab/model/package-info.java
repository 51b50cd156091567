/**
 * VGG networks as data: the configurations of the paper, what may vary about them, and their
 * expansion into named layers.
 *
 * <pre>
 * VggSpec --VggPlan.of--> VggPlan = [Layer, Layer, ...] --> engines, summary, FLOPs, tests
 * </pre>
 *
 * <p>Depends on the JDK alone. Everything here is immutable and safe to share between threads.
 *
 * <p>Source of the configurations: K. Simonyan and A. Zisserman, "Very Deep Convolutional Networks
 * for Large-Scale Image Recognition", 2015, table 1 (arXiv 1409.1556).
 */
package io.vgglab.model;
