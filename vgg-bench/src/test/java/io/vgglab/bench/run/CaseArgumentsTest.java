package io.vgglab.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.bench.plan.Case;
import io.vgglab.network.Device;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaseArgumentsTest {

  @Test
  void texts_areReadBack() {
    CaseArguments told =
        new CaseArguments(
            "onednn",
            Device.cpu(2),
            Path.of("answer.json"),
            List.of(Case.parse("seed/none/32@8"), Case.parse("resize/bicubic/224@1")));

    assertThat(told.texts())
        .containsExactly(
            "onednn", "cpu", "2", "answer.json", "seed/none/32@8", "resize/bicubic/224@1");
    assertThat(CaseArguments.parse(told.texts().toArray(String[]::new))).isEqualTo(told);
  }
}
