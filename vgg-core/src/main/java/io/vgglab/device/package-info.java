/**
 * The devices of this machine: what there is, which engine runs where and why not, and whether it
 * computes what it should there.
 *
 * <pre>
 * GpuSurvey, EngineBundles --DeviceSurvey--> device x engine: can run, or an obstacle
 * DeviceCheck --starts, a bundle each--> CheckProcess --> CheckTrace, StepTiming
 *      '--> CheckedEngine: differences from the reference, milliseconds a step
 * </pre>
 *
 * <p>Depends on {@code network}, {@code data} with its sources, {@code model}, {@code optim},
 * {@code file}, {@code provenance} and Jackson.
 */
package io.vgglab.device;
