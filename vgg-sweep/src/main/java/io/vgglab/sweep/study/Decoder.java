package io.vgglab.sweep.study;

import io.vgglab.sweep.space.Assignment;
import io.vgglab.train.Experiment;
import java.util.LinkedHashMap;
import java.util.Map;

/** Turns an assignment into the experiment of a trial. */
public final class Decoder {

  private Decoder() {}

  /**
   * The base with the assigned settings changed.
   *
   * @throws IllegalArgumentException if a value breaks a setting's rule
   */
  public static Experiment decode(Experiment base, Assignment assignment) {
    Map<String, String> changes = new LinkedHashMap<>();
    assignment.values().forEach((name, value) -> changes.put(name, text(value)));
    return base.with(changes);
  }

  private static String text(Object value) {
    return value instanceof Double real && real == Math.rint(real) && Math.abs(real) < 1e15
        ? Long.toString(real.longValue())
        : value.toString();
  }
}
