package io.vgglab.sweep.sampler;

import io.vgglab.sweep.space.Assignment;
import java.util.Map;
import java.util.Objects;

/**
 * The parameters chosen for a trial.
 *
 * @param assignment a value for every active parameter of the space
 * @param systemAttributes what the sampler wants to find again in the trial's system attributes:
 *     name to JSON text; the caller stores them with the trial
 */
public record Suggestion(Assignment assignment, Map<String, String> systemAttributes) {

  public Suggestion {
    Objects.requireNonNull(assignment, "assignment");
    systemAttributes = Map.copyOf(systemAttributes);
  }

  /** A suggestion without attributes. */
  public static Suggestion of(Assignment assignment) {
    return new Suggestion(assignment, Map.of());
  }
}
