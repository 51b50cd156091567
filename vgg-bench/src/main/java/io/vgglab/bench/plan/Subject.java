package io.vgglab.bench.plan;

import io.vgglab.model.VggPlan;
import io.vgglab.network.StepSpec;
import java.util.List;
import java.util.Locale;

/** What a benchmark opens: a whole network, or the smallest one that has a certain layer. */
public sealed interface Subject permits NetworkSubject, ResizeSubject {

  /** Seed of initial weights and dropout masks. */
  long NETWORK_SEED = 7;

  /** Its layers. */
  VggPlan plan();

  /** What a training step does besides them. */
  StepSpec step();

  /** Three texts joined by slashes, which {@link #parse} reads. */
  String text();

  /**
   * Reads {@code seed/none/32} or {@code resize/bilinear/224}.
   *
   * @throws IllegalArgumentException if the text names nothing; the message lists what there is
   */
  static Subject parse(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length != 3 || !parts[2].matches("[0-9]{1,4}")) {
      throw new IllegalArgumentException(
          "subject must be preset/placement/side or resize/method/side, but was '" + text + "'");
    }
    int side = Integer.parseInt(parts[2]);
    return parts[0].equals(ResizeSubject.KIND)
        ? ResizeSubject.of(parts[1], side)
        : NetworkSubject.of(parts[0], parts[1], side);
  }

  /** A constant as parameters write it: {@code after-activation}. */
  static String text(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The constant that parameters write as {@code text}. */
  static <E extends Enum<E>> E constant(String name, String text, List<E> legal) {
    return legal.stream()
        .filter(constant -> text(constant).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    name
                        + " must be one of "
                        + String.join(", ", legal.stream().map(Subject::text).toList())
                        + ", but was '"
                        + text
                        + "'"));
  }
}
