package io.vgglab.report.bench;

import io.vgglab.report.figure.OrderedMap;
import io.vgglab.report.figure.PlanKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a benchmark measured: the network, the engine and its settings.
 *
 * @param plan plan hash, engine, device, batch size
 * @param preset for example {@code seed-bn}, empty where unknown
 * @param batchNorm batch-norm placement, empty where unknown
 * @param side height and width of the input in pixels, 0 where unknown
 * @param threads threads of the engine, 0 where unknown
 * @param other further parameters, by name
 */
public record Setup(
    PlanKey plan,
    String preset,
    String batchNorm,
    int side,
    int threads,
    Map<String, String> other) {

  /** Checks that all is there. */
  public Setup {
    Objects.requireNonNull(plan, "plan");
    Objects.requireNonNull(preset, "preset");
    Objects.requireNonNull(batchNorm, "batchNorm");
    if (side < 0 || threads < 0) {
      throw new IllegalArgumentException(
          "side and threads must not be negative, but were " + side + " and " + threads);
    }
    other = OrderedMap.copyOf(other);
  }

  /** Engine and device as one label, for example {@code onednn · cpu}. */
  public String engineOnDevice() {
    if (plan.engine().isEmpty() || plan.device().isEmpty()) {
      return plan.engine() + plan.device();
    }
    return plan.engine() + " · " + plan.device();
  }

  /** All of it in a few words, for example {@code onednn cpu seed side 32 batch 128 2 threads}. */
  public String words() {
    List<String> words = new ArrayList<>(List.of(plan.engine(), plan.device(), preset));
    words.add(batchNorm.equals("none") ? "" : batchNorm);
    other.forEach((name, value) -> words.add(named(name, value)));
    words.add(side > 0 ? "side " + side : "");
    words.add(plan.batchSize() > 0 ? "batch " + plan.batchSize() : "");
    words.add(threadWords());
    words.removeIf(String::isEmpty);
    return String.join(" ", words);
  }

  /** How many threads, in words; empty where that is unknown. */
  public String threadWords() {
    return switch (threads) {
      case 0 -> "";
      case 1 -> "1 thread";
      default -> threads + " threads";
    };
  }

  /** A parameter beyond the usual ones; a number says of what. */
  public static String named(String name, String value) {
    return value.matches("[0-9]+") ? name + " " + value : value;
  }
}
