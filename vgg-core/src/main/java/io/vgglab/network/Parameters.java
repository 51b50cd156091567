package io.vgglab.network;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Named tensors in a fixed order, in the canonical layout of {@link
 * io.vgglab.model.ParameterSpec#shape()}.
 */
public final class Parameters {

  private final Map<String, Tensor> tensors;

  /** Copies the map, keeping its order. */
  public Parameters(Map<String, Tensor> tensors) {
    this.tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
  }

  /** No tensors. */
  public static Parameters none() {
    return new Parameters(Map.of());
  }

  /** Names in order. */
  public Set<String> names() {
    return tensors.keySet();
  }

  /**
   * The tensor of a name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Tensor get(String name) {
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException(
          "parameter must be one of " + tensors.keySet() + ", but was '" + name + "'");
    }
    return tensor;
  }

  /** All tensors by name, in order. */
  public Map<String, Tensor> asMap() {
    return tensors;
  }
}
