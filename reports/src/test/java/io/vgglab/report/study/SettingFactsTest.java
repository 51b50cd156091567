package io.vgglab.report.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.report.view.Fact;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingFactsTest {

  @Test
  void manyOptions_standWholeFurtherDownOnly() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("sampler", "tpe, startupTrials 10, candidates 24, constantLiar true");
    settings.put("objectives", "macroF1; seconds; parameters; multiplyAdds");
    settings.put("mode", "per-trial, seed 42, lookBehind 3");

    assertThat(SettingFacts.brief(settings))
        .containsExactly(
            new Fact("Sampler", "tpe"),
            new Fact("Objectives", "macroF1; seconds; parameters; multiplyAdds"),
            new Fact("Mode", "per-trial, seed 42, lookBehind 3"));
    assertThat(SettingFacts.whole(settings).facts())
        .containsExactly(new Fact("Sampler", settings.get("sampler")));
  }
}
