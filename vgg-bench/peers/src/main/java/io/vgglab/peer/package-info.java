/**
 * libtorch as a row of the benchmarks: the same plan, parameters and batches through org.bytedeco's
 * pytorch, in a process of its own since its JavaCPP is another version.
 *
 * <p>A yardstick, built with the Maven profile {@code peers} only. Depends on vgg-core and pytorch.
 */
package io.vgglab.peer;
