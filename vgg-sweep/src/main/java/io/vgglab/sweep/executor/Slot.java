package io.vgglab.sweep.executor;

import io.vgglab.network.Device;
import io.vgglab.network.EngineBundle;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A place for one worker.
 *
 * @param bundle engine that it runs
 * @param device device and threads that it gets
 * @param jvmArguments options of its virtual machine
 */
public record Slot(EngineBundle bundle, Device device, List<String> jvmArguments) {

  /** Variable of the environment with more options for the virtual machines of workers. */
  public static final String OPTIONS = "VGG_WORKER_JAVA_OPTS";

  /**
   * Options that suit a trainer. Images, and copies of the network for its checkpoints, are on the
   * heap, which takes what is needed of them; the network at work is not.
   */
  public static final List<String> STANDARD_JVM =
      List.of(
          "-XX:MaxRAMPercentage=40",
          "-XX:+UseSerialGC",
          "-Djava.awt.headless=true",
          "-Dorg.bytedeco.javacpp.maxphysicalbytes=0",
          "-Dorg.deeplearning4j.crash.reporting.enabled=false");

  private static final Pattern COLLECTOR = Pattern.compile("-XX:\\+Use\\w*GC\\b");

  /** Checks that the engine drives the device. */
  public Slot {
    Objects.requireNonNull(device, "device");
    bundle.requireDevice(device);
    jvmArguments = List.copyOf(jvmArguments);
  }

  /** A slot with {@link #STANDARD_JVM}, and behind it what {@link #OPTIONS} says. */
  public static Slot of(EngineBundle bundle, Device device) {
    String everywhere = variable("JAVA_TOOL_OPTIONS") + " " + variable("JDK_JAVA_OPTIONS");
    return new Slot(bundle, device, arguments(variable(OPTIONS), everywhere));
  }

  private static String variable(String name) {
    return Optional.ofNullable(System.getenv(name)).orElse("");
  }

  /**
   * The standard options with more behind them, which win.
   *
   * @param everywhere options that Java reads by itself: of collectors it bears one alone
   */
  static List<String> arguments(String more, String everywhere) {
    boolean collects = COLLECTOR.matcher(more + " " + everywhere).find();
    return Stream.concat(
            STANDARD_JVM.stream().filter(option -> !collects || !COLLECTOR.matcher(option).find()),
            Stream.of(more.split("\\s+", -1)))
        .filter(option -> !option.isEmpty())
        .toList();
  }
}
