package io.vgglab.bench.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CaseTest {

  @Test
  void text_isReadBack() {
    Case parsed = Case.parse("seed/after-activation/32@128");

    assertThat(parsed.batchSize()).isEqualTo(128);
    assertThat(parsed).hasToString("seed/after-activation/32@128");
  }

  @Test
  void textWithoutBatchSize_isRefused() {
    assertThatThrownBy(() -> Case.parse("seed/none/32"))
        .hasMessage(
            "case must be a subject and a batch size such as seed/none/32@128, but was"
                + " 'seed/none/32'");
    assertThatThrownBy(() -> Case.parse("seed/none/32@0"))
        .hasMessage("batchSize must be at least 1, but was 0");
  }
}
