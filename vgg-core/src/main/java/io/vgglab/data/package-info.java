/**
 * Images as unsigned bytes, their sources and their batches.
 *
 * <pre>
 * files --ImageSource--> ImageSet uint8 [n, channels, height, width] --Batches--> Batch(uint8, labels)
 * </pre>
 *
 * <p>Pixels stay bytes until they are inside the network. Depends on {@code model}.
 */
package io.vgglab.data;
