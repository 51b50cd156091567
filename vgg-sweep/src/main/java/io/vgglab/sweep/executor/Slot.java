package io.vgglab.sweep.executor;

import io.vgglab.network.Device;
import io.vgglab.network.EngineBundle;
import java.util.List;
import java.util.Objects;

/**
 * A place for one worker.
 *
 * @param bundle engine that it runs
 * @param device device and threads that it gets
 * @param jvmArguments options of its virtual machine
 */
public record Slot(EngineBundle bundle, Device device, List<String> jvmArguments) {

  /** Options that suit a trainer: images and a copy of the largest network fit the heap. */
  public static final List<String> STANDARD_JVM =
      List.of(
          "-Xmx3g",
          "-XX:+UseSerialGC",
          "-Djava.awt.headless=true",
          "-Dorg.bytedeco.javacpp.maxphysicalbytes=0",
          "-Dorg.deeplearning4j.crash.reporting.enabled=false");

  /** Checks that the engine drives the device. */
  public Slot {
    Objects.requireNonNull(device, "device");
    bundle.requireDevice(device);
    jvmArguments = List.copyOf(jvmArguments);
  }

  /** A slot with {@link #STANDARD_JVM}. */
  public static Slot of(EngineBundle bundle, Device device) {
    return new Slot(bundle, device, STANDARD_JVM);
  }
}
