package io.vgglab.sweep.study;

import io.vgglab.sweep.space.Parameter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What of a study file decides its trials, part by part: comments, layout, the time budget and the
 * baseline do not count.
 *
 * @param parts name of a part, such as a parameter's, to its value in words, in the file's order
 */
record Meaning(Map<String, String> parts) {

  private static final String NOTHING = "nothing";

  static Meaning of(StudySpec spec) {
    Map<String, String> parts = new LinkedHashMap<>();
    spec.base().settings().forEach((key, value) -> parts.put("base." + key, value));
    spec.ownInput()
        .forEach(key -> parts.compute("base." + key, (part, value) -> value + " as set"));
    for (Parameter parameter : spec.space().parameters()) {
      parts.put(
          parameter.name(),
          parameter.range().describe()
              + (parameter.when().isEmpty() ? "" : ", when " + parameter.when()));
    }
    parts.put("order of the space", String.join(", ", spec.space().names()));
    parts.put("sampler", Words.of(spec.sampler()));
    parts.put("mode", Words.of(spec.mode()));
    parts.put("lookBehind", Integer.toString(spec.lookBehind()));
    parts.put("pruner", Words.of(spec.pruner()));
    parts.put("objectives", String.join(", ", spec.objectives()));
    parts.put("trials", Integer.toString(spec.trials()));
    if (spec.budget().epochs() != EpochBudget.UNBOUNDED) {
      parts.put("epochBudget", Integer.toString(spec.budget().epochs()));
    }
    parts.putAll(spec.conduct().meaning());
    return new Meaning(parts);
  }

  /** SHA-256 of all parts, in hexadecimal. */
  String hash() {
    StringBuilder text = new StringBuilder();
    parts.forEach((name, value) -> text.append(name).append('=').append(value).append('\n'));
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  /** The names of the parts that another file's meaning has otherwise, or that only one has. */
  List<String> differing(Meaning other) {
    Set<String> names = new LinkedHashSet<>(parts.keySet());
    names.addAll(other.parts.keySet());
    return names.stream().filter(name -> !value(name).equals(other.value(name))).toList();
  }

  /** The value of a part in words. */
  String value(String name) {
    return parts.getOrDefault(name, NOTHING);
  }
}
