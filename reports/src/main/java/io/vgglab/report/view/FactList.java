package io.vgglab.report.view;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Names and values under one heading (may be empty). */
public record FactList(String title, List<Fact> facts) implements Block {

  /** Copies the facts. */
  public FactList {
    Objects.requireNonNull(title, "title");
    facts = List.copyOf(facts);
  }

  /** The entries of {@code map} in its order. */
  public static FactList of(String title, Map<String, String> map) {
    return new FactList(
        title, map.entrySet().stream().map(e -> new Fact(e.getKey(), e.getValue())).toList());
  }

  @Override
  public boolean isEmpty() {
    return facts.isEmpty();
  }
}
