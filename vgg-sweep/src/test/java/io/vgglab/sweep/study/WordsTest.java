package io.vgglab.sweep.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.sweep.pruner.MedianPruner;
import io.vgglab.sweep.pruner.NoPruner;
import io.vgglab.sweep.sampler.CmaEsSampler;
import io.vgglab.sweep.sampler.GridSampler;
import io.vgglab.sweep.sampler.Horizon;
import io.vgglab.sweep.sampler.RandomMode;
import org.junit.jupiter.api.Test;

class WordsTest {

  @Test
  void records_becomeWords() {
    assertThat(Words.of(new GridSampler())).isEqualTo("grid");
    assertThat(Words.of(new CmaEsSampler())).isEqualTo("cma-es");
    assertThat(Words.of(new NoPruner())).isEqualTo("none");
    assertThat(Words.of(MedianPruner.standard()))
        .isEqualTo("median, startupTrials 5, warmupSteps 0, intervalSteps 1, minTrials 1");
    assertThat(Words.of(new RandomMode.PerTrial(42, new Horizon(3))))
        .isEqualTo("per-trial, seed 42, lookBehind 3");
  }

  @Test
  void keys_becomeWords() {
    assertThat(Words.ofKey("macroF1")).isEqualTo("macro F1");
    assertThat(Words.ofKey("worstClassF1")).isEqualTo("worst class F1");
    assertThat(Words.ofKey("imagesPerSecond")).isEqualTo("images per second");
    assertThat(Words.ofKey("accuracy")).isEqualTo("accuracy");
  }
}
