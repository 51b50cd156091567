package io.vgglab.bench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.vgglab.bench.plan.BenchPreset;
import io.vgglab.bench.plan.Case;
import io.vgglab.bench.plan.Selection;
import io.vgglab.bench.plan.Subject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LayerRunTest {

  @ParameterizedTest
  @EnumSource
  void networkOfSeveralSelections_isTimedOnceWithItsLargestBatch(BenchPreset preset) {
    Map<String, Integer> largest = new TreeMap<>();
    for (Selection selection : preset.selections()) {
      for (Subject subject : selection.subjects()) {
        for (String batch : selection.parameters().getOrDefault("batchSize", List.of())) {
          largest.merge(subject.text(), Integer.parseInt(batch), Math::max);
        }
      }
    }
    largest.keySet().removeIf(subject -> subject.startsWith("resize/"));

    assertThat(largest).isNotEmpty();
    assertThat(LayerRun.cases(preset.selections()))
        .extracting(it -> it.subject().text(), Case::batchSize)
        .containsExactlyInAnyOrderElementsOf(
            largest.entrySet().stream().map(it -> tuple(it.getKey(), it.getValue())).toList());
  }
}
