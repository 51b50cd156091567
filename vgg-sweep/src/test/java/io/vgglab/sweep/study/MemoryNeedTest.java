package io.vgglab.sweep.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.model.Preset;
import io.vgglab.train.Experiment;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryNeedTest {

  /** Largest resident memory of JMH's forks in MiB, as the preset {@code quick} measured it. */
  @ParameterizedTest
  @CsvSource({
    "none, 32, 32, 784, 1310",
    "none, 32, 128, 998, 1685",
    "after-activation, 32, 128, 1135, 1873",
    "none, 224, 8, 3106, 5328"
  })
  void prediction_coversEveryEngineAndIsNotMuchAboveTheLargest(
      String batchNorm, int side, int batchSize, double oneDnn, double dl4j) {
    Experiment experiment =
        Experiment.of(Preset.SEED)
            .with(
                Map.of(
                    "batchNorm",
                    batchNorm,
                    "resize",
                    side == 32 ? "none" : "bilinear:" + side,
                    "batchSize",
                    Integer.toString(batchSize)));

    double predicted = MemoryNeed.bytes(experiment) / (double) (1 << 20);

    assertThat(predicted).isBetween(Math.max(oneDnn, dl4j), 1.25 * dl4j);
  }
}
