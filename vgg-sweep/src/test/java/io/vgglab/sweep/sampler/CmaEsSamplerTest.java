package io.vgglab.sweep.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vgglab.sweep.trial.Direction;
import io.vgglab.sweep.trial.TrialRecord;
import java.util.List;
import org.junit.jupiter.api.Test;

class CmaEsSamplerTest extends SamplerContract {

  @Override
  Sampler sampler() {
    return new CmaEsSampler();
  }

  @Test
  void generations_followThePopulation() {
    List<TrialRecord> trials = run(new RandomMode.PerTrial(1, new Horizon(0)), MINIMIZE, 21);

    assertThat(trials.stream().map(trial -> trial.systemAttributes().get("cma:generation")))
        .startsWith("0", "0", "0", "0", "0", "0", "0", "1")
        .endsWith("2", "2", "2");
  }

  @Test
  void severalObjectives_areRefused() {
    List<Direction> two = List.of(Direction.MINIMIZE, Direction.MAXIMIZE);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> run(new RandomMode.Free(1), two, 1))
        .withMessage("directions must hold one for CMA-ES, but was [MINIMIZE, MAXIMIZE]");
  }
}
