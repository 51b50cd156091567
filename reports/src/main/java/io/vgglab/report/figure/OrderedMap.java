package io.vgglab.report.figure;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Unmodifiable copies of maps that keep the order of their entries, which {@code Map.copyOf} does
 * not.
 */
public final class OrderedMap {

  private OrderedMap() {}

  /** A copy of {@code map} in its own order; keys and values must not be null. */
  public static <K, V> Map<K, V> copyOf(Map<K, V> map) {
    map.forEach(
        (key, value) -> {
          Objects.requireNonNull(key, "key");
          Objects.requireNonNull(value, () -> "value of " + key);
        });
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
