package io.vgglab.sweep.pruner;

import java.util.Map;
import java.util.Objects;

/**
 * What a pruner decided.
 *
 * @param prune whether the trial stops now
 * @param reason why, in words with the numbers compared; empty where there is nothing to say
 * @param systemAttributes what the pruner wants to find again in the trial's system attributes:
 *     name to JSON text; the caller stores them with the trial
 */
public record Verdict(boolean prune, String reason, Map<String, String> systemAttributes) {

  private static final Verdict KEEP = new Verdict(false, "", Map.of());

  public Verdict {
    Objects.requireNonNull(reason, "reason");
    systemAttributes = Map.copyOf(systemAttributes);
  }

  /** The trial goes on. */
  public static Verdict keep() {
    return KEEP;
  }

  /** The trial stops. */
  public static Verdict prune(String reason) {
    return new Verdict(true, reason, Map.of());
  }

  /** The same decision with attributes to store. */
  public Verdict with(Map<String, String> attributes) {
    return new Verdict(prune, reason, attributes);
  }
}
