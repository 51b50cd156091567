package io.vgglab.device;

import io.vgglab.provenance.Gpu;
import java.util.Arrays;
import java.util.Optional;

/** What a GPU must be for the engine of a bundle; one row a bundle. */
public enum GpuRequirement {
  /**
   * ND4J 1.0.0-M2.1 on CUDA 11.6: binaries for the capabilities 3.7 to 8.6, which later GPUs of the
   * same first digit run too, and no PTX from which a driver could make more. CUDA 11 runs on
   * drivers from 450.80 on by its minor version compatibility.
   */
  DL4J_CUDA("dl4j-cuda", "dl4j", "nd4j-cuda-11.6", 3.7, "8.6", 9.0, 450, 80);

  private final String bundle;
  private final String engine;
  private final String library;
  private final double lowest;
  private final String highestBuilt;
  private final double firstWithout;
  private final int driver;
  private final int driverMinor;

  GpuRequirement(
      String bundle,
      String engine,
      String library,
      double lowest,
      String highestBuilt,
      double firstWithout,
      int driver,
      int driverMinor) {
    this.bundle = bundle;
    this.engine = engine;
    this.library = library;
    this.lowest = lowest;
    this.highestBuilt = highestBuilt;
    this.firstWithout = firstWithout;
    this.driver = driver;
    this.driverMinor = driverMinor;
  }

  /** The row of an engine or a variant of it, such as {@code dl4j-stock}. */
  public static Optional<GpuRequirement> ofEngine(String engine) {
    return Arrays.stream(values())
        .filter(row -> engine.equals(row.engine) || engine.startsWith(row.engine + "-"))
        .findFirst();
  }

  /** Id of the bundle that brings the engine to GPUs. */
  public String bundle() {
    return bundle;
  }

  /** Why the engine cannot run on a GPU, in one line; empty where nothing is known against it. */
  public Optional<String> obstacle(Gpu gpu) {
    if (gpu.capability().isPresent()) {
      double capability = gpu.capability().getAsDouble();
      if (capability < lowest || capability >= firstWithout) {
        return Optional.of(
            gpu.name()
                + " has compute capability "
                + gpu.computeCapability()
                + ", and "
                + library
                + " has kernels for "
                + lowest
                + " to "
                + highestBuilt
                + " only, without PTX");
      }
    }
    if (!gpu.hasDriver(driver, driverMinor)) {
      return Optional.of(
          "driver must be at least "
              + driver
              + "."
              + driverMinor
              + " for "
              + library
              + ", but is "
              + gpu.driver()
              + "; install a newer one");
    }
    return Optional.empty();
  }
}
