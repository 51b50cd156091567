package io.vgglab.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.bench.plan.BenchPreset;
import io.vgglab.bench.plan.Case;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LayerRunTest {

  @ParameterizedTest
  @EnumSource
  void networkOfSeveralSelections_isTimedOnceWithItsLargestBatch(BenchPreset preset) {
    List<Case> cases = LayerRun.cases(preset.selections());

    assertThat(cases).extracting(Case::subject).doesNotHaveDuplicates();
    assertThat(cases)
        .allSatisfy(
            largest ->
                assertThat(preset.selections())
                    .filteredOn(it -> it.subjects().contains(largest.subject()))
                    .flatExtracting(it -> it.parameters().get("batchSize"))
                    .allSatisfy(
                        batch ->
                            assertThat(Integer.parseInt(batch))
                                .isLessThanOrEqualTo(largest.batchSize())));
  }
}
