package io.vgglab.sweep.store;

import io.vgglab.sweep.trial.TrialParameter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The wish to run a trial.
 *
 * @param number the number that the parameters were chosen for
 * @param parameters name to range and value, in the order asked
 * @param systemAttributes name to JSON text, what the sampler wants kept
 * @param owner id of the run that will run it, not blank
 */
public record TrialClaim(
    int number,
    Map<String, TrialParameter> parameters,
    Map<String, String> systemAttributes,
    String owner) {

  public TrialClaim {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    systemAttributes = JsonText.checked(systemAttributes);
    Objects.requireNonNull(owner, "owner");
    if (number < 0) {
      throw new IllegalArgumentException("number must not be negative, but was " + number);
    }
    if (owner.isBlank()) {
      throw new IllegalArgumentException("owner must not be blank");
    }
  }

  /**
   * Checks that the number is not beyond the next one.
   *
   * @throws IllegalArgumentException if it is
   */
  void checkNext(int next) {
    if (number > next) {
      throw new IllegalArgumentException("number must be at most " + next + ", but was " + number);
    }
  }
}
