package io.vgglab.sweep.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.sweep.sampler.QuasiRandomSampler.Sequence;
import io.vgglab.sweep.space.FloatRange;
import io.vgglab.sweep.space.Parameter;
import io.vgglab.sweep.space.SearchSpace;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class QuasiRandomSamplerTest {

  private static final SearchSpace SQUARE =
      SearchSpace.of(
          Parameter.of("x", FloatRange.of(0, 1)), Parameter.of("y", FloatRange.of(0, 1)));

  @Nested
  class Sobol extends SamplerContract {
    @Override
    Sampler sampler() {
      return new QuasiRandomSampler(Sequence.SOBOL, true);
    }
  }

  @Nested
  class Halton extends SamplerContract {
    @Override
    Sampler sampler() {
      return new QuasiRandomSampler(Sequence.HALTON, false);
    }
  }

  /** Points 1 to 3 of scipy.stats.qmc.Sobol(2, scramble=False); Halton has permuted digits. */
  @Test
  void points_areThoseOfTheSequence() {
    assertThat(IntStream.range(0, 3).mapToObj(n -> point(Sequence.SOBOL, n)))
        .containsExactly(List.of(.5, .5), List.of(.75, .25), List.of(.25, .75));
    assertThat(point(Sequence.HALTON, 0)).containsExactly(.5, 2 / 3.0);
  }

  private static List<Double> point(Sequence sequence, int number) {
    Suggestion suggestion =
        new QuasiRandomSampler(sequence, false)
            .suggest(
                new SamplerRequest(SQUARE, SamplerContract.MINIMIZE, List.of(), number),
                SamplerRandom.perTrial(1, number))
            .orElseThrow();
    return List.of(suggestion.assignment().real("x"), suggestion.assignment().real("y"));
  }
}
