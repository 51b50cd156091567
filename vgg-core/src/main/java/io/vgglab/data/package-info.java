/**
 * Images as unsigned bytes, their sources and their batches.
 *
 * <pre>
 * files --ImageSource--+--> training: ImageSet uint8 [n, channels, height, width]
 *                      |       +--Split--> training, validation
 *                      |       +--Batches(seed, Augmentation)--> Batch(uint8, labels)
 *                      +--> test: TestSet, closed
 * </pre>
 *
 * <p>Pixels stay bytes until they are inside the network. What is random is a pure function of a
 * seed. Depends on {@code model} and {@code file}; readers of files are in {@code data.source}.
 */
package io.vgglab.data;
