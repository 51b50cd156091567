package io.vgglab.bench.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vgglab.data.Batch;
import io.vgglab.model.Layer;
import io.vgglab.model.Preset;
import io.vgglab.model.VggPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectTest {

  @ParameterizedTest
  @ValueSource(strings = {"seed/none/32", "seed/after-activation/224", "resize/bilinear-tf1/224"})
  void text_isReadBack(String text) {
    assertThat(Subject.parse(text).text()).isEqualTo(text);
  }

  @Test
  void seedAtItsOwnSide_isThePreset() {
    assertThat(Subject.parse("seed/none/32").plan()).isEqualTo(VggPlan.of(Preset.SEED.spec()));
    assertThat(Subject.parse("seed/after-activation/32").plan())
        .isEqualTo(VggPlan.of(Preset.SEED_BN.spec()));
  }

  @Test
  void anotherSide_isReachedByAResizeInsideTheNetwork() {
    VggPlan plan = Subject.parse("seed/none/224").plan();

    assertThat(plan.layers().get(0)).isInstanceOf(Layer.Rescale.class);
    assertThat(plan.spec().input().height()).isEqualTo(32);
  }

  @Test
  void unknownTexts_listWhatThereIs() {
    assertThatThrownBy(() -> Subject.parse("resize/linear/224"))
        .hasMessage(
            "method must be one of nearest, bilinear, bilinear-tf1, bicubic, but was 'linear'");
    assertThatThrownBy(() -> Subject.parse("seed/before/32"))
        .hasMessage(
            "batchNorm must be one of none, before-activation, after-activation, but was 'before'");
    assertThatThrownBy(() -> Subject.parse("seed"))
        .hasMessage("subject must be preset/placement/side or resize/method/side, but was 'seed'");
  }

  @Test
  void syntheticBatch_isTheSameEverywhere() {
    Batch batch = SyntheticBatch.of(Subject.parse("seed/none/32").plan(), 12);

    assertThat(batch.labels()).startsWith(0, 1, 2).endsWith(9, 0, 1);
    assertThat(batch.pixels())
        .isEqualTo(SyntheticBatch.of(Subject.parse("seed/none/32").plan(), 12).pixels());
  }
}
