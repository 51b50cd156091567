package io.vgglab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.eval.ConfusionMatrix;
import io.vgglab.sweep.executor.TrialStart;
import io.vgglab.sweep.study.StudyFile;
import io.vgglab.sweep.study.StudySpec;
import io.vgglab.train.EpochResult;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SweepDisplayTest {

  private static final String STUDY =
      "{space: {batchSize: [8]}, base: {epochs: 2}, sampler: random, trials: 4, seeds: 3}";

  private final StringWriter out = new StringWriter();
  private Instant now = Instant.EPOCH;

  @Test
  void laterSeeds_areNamedAndCountedOn() {
    StudySpec spec = StudyFile.parse(STUDY, "x");
    try (Display display = givenDisplay(spec.plannedEpochs())) {
      SweepDisplay sweep = new SweepDisplay(display, spec, List.of());
      now = now.plusSeconds(60);
      sweep.onEpoch(0, 1, result(1));
    }

    assertThat(out)
        .hasToString(
            "trial 0 of 4, seed 2 of 3  epoch 1/2  loss 0.5000  accuracy 0.7500  macro F1 0.7000"
                + "  800 images/s  12.5 s, 7 min 0 s left for all\n");
  }

  @Test
  void baseline_isShownAfterAllTrials() {
    StudySpec spec = StudyFile.parse(STUDY.replace("seeds: 3", "baseline: {epochs: 3}"), "x");
    try (Display display = givenDisplay(spec.plannedEpochs())) {
      SweepDisplay sweep = new SweepDisplay(display, spec, List.of());
      sweep.onBaselineStart(new TrialStart(0, "test", "cpu", 1, 1, 1, 58, 6));
      now = now.plusSeconds(60);
      sweep.onBaselineEpoch(result(2));
    }

    assertThat(out)
        .hasToString(
            "training the baseline, going on after epoch 1\n"
                + "baseline  epoch 2/3  loss 0.5000  accuracy 0.7500  macro F1 0.7000"
                + "  800 images/s  12.5 s\n");
  }

  private Display givenDisplay(int epochs) {
    Screen screen = new Screen(new PrintWriter(out, true), false);
    return new Display(screen, "x", epochs, 0, Speed.ofManyNetworks(), () -> now);
  }

  private static EpochResult result(int epoch) {
    ConfusionMatrix confusion = ConfusionMatrix.of(List.of(List.of(3L, 1L), List.of(0L, 0L)));
    return new EpochResult(epoch, 0.5, 0.75, 0.7, 0.01, 800, 12.5, Optional.of(confusion));
  }
}
