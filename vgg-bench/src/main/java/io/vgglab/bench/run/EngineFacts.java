package io.vgglab.bench.run;

import io.vgglab.bench.environment.Environment;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What probes found, as sections of the environment. */
final class EngineFacts {

  private static final double MIB = 1 << 20;

  private EngineFacts() {}

  /** The environment with versions, variables and kernels of every target behind it. */
  static Environment add(
      Environment environment,
      Map<Target, Probed> probed,
      Map<Target, Map<String, String>> checks) {
    Environment extended = environment;
    for (Map.Entry<Target, Probed> entry : probed.entrySet()) {
      Target target = entry.getKey();
      Map<String, String> facts = new LinkedHashMap<>();
      facts.put("bundle", target.bundle().id());
      facts.put("threads", Integer.toString(target.device().threads()));
      facts.putAll(entry.getValue().versions());
      facts.putAll(entry.getValue().variables());
      for (Probed.Sized sized : entry.getValue().sizes()) {
        facts.put(
            "memory of " + sized.subject() + ", batch " + sized.batchSize(),
            String.format(Locale.ROOT, "%.1f MiB", sized.bytes() / MIB));
      }
      checks.get(target).forEach((subject, answer) -> facts.put("check of " + subject, answer));
      extended = extended.with(target.toString(), facts);
      for (Probed.Sized sized : entry.getValue().sizes()) {
        extended =
            extended.with(
                "kernels of " + target + ", " + sized.subject() + ", batch " + sized.batchSize(),
                sized.implementations());
      }
    }
    return extended;
  }
}
