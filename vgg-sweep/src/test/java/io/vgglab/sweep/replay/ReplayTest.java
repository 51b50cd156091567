package io.vgglab.sweep.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayTest {

  @ParameterizedTest
  @CsvSource({"tpe_v5_default_seed42,40", "tpe_v5_independent_seed42,40", "random_seed42,60"})
  void goldenTrace_replaysTrialByTrial(String name, int trials) throws IOException {
    List<ReplayStep> steps = Replay.of(trace(name));

    assertThat(steps).hasSize(trials).allSatisfy(step -> assertThat(step.differences()).isEmpty());
  }

  static Trace trace(String name) throws IOException {
    try (InputStream in = ReplayTest.class.getResourceAsStream(name + ".trace.json")) {
      return Trace.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
