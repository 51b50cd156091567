/**
 * Where a number comes from: machine with its GPUs, versions, and the seeds of a run.
 *
 * <p>Depends on the JDK and OSHI.
 */
package io.vgglab.provenance;
