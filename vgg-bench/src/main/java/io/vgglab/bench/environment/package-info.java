/**
 * The machine that a run was measured on, as far as it decides the figures.
 *
 * <p>Reads files of Linux and asks {@code nvidia-smi}; what is not there says so. Depends on
 * vgg-core; loads no engine.
 */
package io.vgglab.bench.environment;
