package io.vgglab.device;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What checking an engine on a device came to.
 *
 * @param bundle id of the bundle
 * @param device as users write it
 * @param failure why it could not be checked, in one line; empty where it could
 * @param agreements one entry a network that was compared with the reference
 * @param timing time of its steps; empty if it was not timed
 * @param versions libraries as the engine reports them
 * @param implementations kernels by layer
 */
public record CheckedEngine(
    String bundle,
    String device,
    String failure,
    List<Agreement> agreements,
    Optional<StepTiming> timing,
    Map<String, String> versions,
    Map<String, String> implementations) {

  /** Largest relative difference of a tensor from the reference's, as between engines. */
  public static final double TOLERANCE = 1e-3;

  /** Copies the collections. */
  public CheckedEngine {
    Objects.requireNonNull(failure, "failure");
    agreements = List.copyOf(agreements);
    Objects.requireNonNull(timing, "timing");
    versions = Map.copyOf(versions);
    implementations = Map.copyOf(implementations);
  }

  static CheckedEngine failed(String bundle, String device, String failure) {
    return new CheckedEngine(
        bundle, device, failure, List.of(), Optional.empty(), Map.of(), Map.of());
  }

  /** Whether it could be checked and agrees everywhere. */
  public boolean passed() {
    return failure.isEmpty() && agreements.stream().allMatch(Agreement::agrees);
  }

  /**
   * How near an engine is to the reference in one network.
   *
   * @param network {@code plain} or {@code normalised}
   * @param worst name of the tensor that is farthest off
   * @param difference its relative difference {@code ||a - b|| / ||b||}
   */
  public record Agreement(String network, String worst, double difference) {
    /** Whether the farthest tensor is within {@link #TOLERANCE}. */
    public boolean agrees() {
      return difference <= TOLERANCE;
    }
  }
}
