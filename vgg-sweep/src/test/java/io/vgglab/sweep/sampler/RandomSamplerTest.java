package io.vgglab.sweep.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class RandomSamplerTest extends SamplerContract {

  @Override
  Sampler sampler() {
    return new RandomSampler();
  }

  /** The first doubles of numpy.random.RandomState(42), printed by numpy. */
  @Test
  void generator_isNumpys() {
    NumpyRandom random = NumpyRandom.ofSeed(42);

    assertThat(random.nextDouble()).isEqualTo(0.3745401188473625);
    assertThat(random.nextDouble()).isEqualTo(0.9507143064099162);
    assertThat(random.nextDouble()).isEqualTo(0.7319939418114051);
  }

  /** numpy.random.RandomState([1, 2, 3]).random_sample(), printed by numpy. */
  @Test
  void generatorOfWords_isNumpys() {
    assertThat(NumpyRandom.ofWords(1, 2, 3).nextDouble()).isEqualTo(0.6098612722867289);
  }

  @Test
  void seedBeyondNumpysFastPath_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NumpyRandom.ofSeed(-1))
        .withMessage("seed must be between 0 and 2147483647, but was -1");
  }
}
