package io.vgglab.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MetricTest {
  @ParameterizedTest
  @EnumSource
  void named_findsEveryKey(Metric metric) {
    assertThat(Metric.named(metric.key())).isEqualTo(metric);
  }

  @Test
  void named_listsTheLegalKeys() {
    assertThatThrownBy(() -> Metric.named("f1"))
        .hasMessage(
            "metric must be one of accuracy, macroF1, weightedF1, macroPrecision, macroRecall,"
                + " worstClassF1, but was f1");
  }

  @Test
  void of_computesOnTheMatrix() {
    ConfusionMatrix matrix = ConfusionMatrix.of(new long[][] {{3, 1}, {0, 0}});

    assertThat(Metric.ACCURACY.of(matrix)).isEqualTo(0.75);
    assertThat(Metric.MACRO_F1.of(matrix)).isEqualTo(6.0 / 7 / 2);
    assertThat(Metric.WEIGHTED_F1.of(matrix)).isEqualTo(6.0 / 7);
    assertThat(Metric.MACRO_PRECISION.of(matrix)).isEqualTo(0.5);
    assertThat(Metric.MACRO_RECALL.of(matrix)).isEqualTo(0.375);
    assertThat(Metric.WORST_CLASS_F1.of(matrix)).isZero();
  }
}
