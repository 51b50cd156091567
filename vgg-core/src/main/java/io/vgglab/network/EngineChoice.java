package io.vgglab.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * What runs where the user named no engine: the first bundle by preference whose engine loads.
 *
 * @param bundle what to use
 * @param refusals why each bundle preferred to it cannot run here, to be said out loud
 */
public record EngineChoice(EngineBundle bundle, List<String> refusals) {

  /** Copies the list. */
  public EngineChoice {
    Objects.requireNonNull(bundle, "bundle");
    refusals = List.copyOf(refusals);
  }

  /**
   * Tries the bundles that drive a device one after the other; the last one is taken untried, since
   * its own words are the best there is to say then.
   *
   * @throws EngineException if no bundle drives the device
   */
  public static EngineChoice of(EngineBundles bundles, Device device) {
    return of(bundles, device, EngineProbe::refusal);
  }

  static EngineChoice of(
      EngineBundles bundles,
      Device device,
      BiFunction<EngineBundle, Device, Optional<String>> refusal) {
    List<EngineBundle> candidates = bundles.byPreference(device.kind());
    List<String> refusals = new ArrayList<>();
    for (EngineBundle candidate : candidates.subList(0, candidates.size() - 1)) {
      Optional<String> reason = refusal.apply(candidate, device);
      if (reason.isEmpty()) {
        return new EngineChoice(candidate, refusals);
      }
      refusals.add(reason.get());
    }
    return new EngineChoice(candidates.get(candidates.size() - 1), refusals);
  }
}
