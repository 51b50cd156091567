package io.vgglab.sweep.sampler;

import io.vgglab.sweep.space.Assignment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The parameters chosen for a trial.
 *
 * @param assignment a value for every active parameter of the space
 * @param systemAttributes what the sampler wants to find again in the trial's system attributes:
 *     name to JSON text; the caller stores them with the trial
 * @param ties values of some parameters that are as good, up to rounding, as those chosen
 */
public record Suggestion(
    Assignment assignment, Map<String, String> systemAttributes, List<Assignment> ties) {

  /** System attribute that says how a sampler with a model came to its choice. */
  public static final String CHOSEN_BY = "vgglab:chosenBy";

  /** Value of {@link #CHOSEN_BY}: at random, before there is enough to learn from. */
  public static final String BY_START = "\"start\"";

  /** Value of {@link #CHOSEN_BY}: from what earlier trials have shown. */
  public static final String BY_MODEL = "\"model\"";

  public Suggestion {
    Objects.requireNonNull(assignment, "assignment");
    systemAttributes = Map.copyOf(systemAttributes);
    ties = List.copyOf(ties);
  }

  /** A suggestion without ties. */
  public Suggestion(Assignment assignment, Map<String, String> systemAttributes) {
    this(assignment, systemAttributes, List.of());
  }

  /** A suggestion without attributes. */
  public static Suggestion of(Assignment assignment) {
    return new Suggestion(assignment, Map.of());
  }

  /** Without the attributes that say how its values were chosen, since fixed ones replace them. */
  public Suggestion withoutOrigin() {
    Map<String, String> attributes = new HashMap<>(systemAttributes);
    attributes.keySet().removeAll(List.of(CHOSEN_BY, GridSampler.GRID_ID));
    return new Suggestion(assignment, attributes, ties);
  }

  /** The same suggestion with more attributes, or replaced ones. */
  public Suggestion with(Map<String, String> more) {
    Map<String, String> attributes = new HashMap<>(systemAttributes);
    attributes.putAll(more);
    return new Suggestion(assignment, attributes, ties);
  }
}
