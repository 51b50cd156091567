/**
 * The seam between training and engines: one network, its parameters, and the bundles that engines
 * come in.
 *
 * <pre>
 * NetworkFactory.open(plan, StepSpec, Device, seed) --> Network.trainStep(batch, rate), queued
 *                                                       Network.totals() waits
 *                                                       Network.predict(batch) -> probabilities
 * EngineBundle: id, devices, environment, class path --> a process of its own
 * </pre>
 *
 * <p>Depends on {@code model}, {@code data}, {@code optim}, {@code file} and Jackson. Engines live
 * in sub-packages and no class here imports one; {@code EngineBundles} alone knows which bundle is
 * preferred.
 */
package io.vgglab.network;
