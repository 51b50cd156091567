package io.vgglab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.eval.ConfusionMatrix;
import io.vgglab.train.EpochObserver.Progress;
import io.vgglab.train.EpochResult;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayTest {

  private static final Speed OF_ONE_NETWORK = new Speed(120_000_000);

  private final StringWriter out = new StringWriter();
  private final Locale before = Locale.getDefault();
  private Instant now = Instant.EPOCH;

  @BeforeEach
  void givenCommaLocale() {
    Locale.setDefault(Locale.GERMANY);
  }

  @AfterEach
  void restoreLocale() {
    Locale.setDefault(before);
  }

  @Test
  void epochOfATraining_showsImagesOperationsAndTimeLeft() {
    try (Display display = givenDisplay(3, OF_ONE_NETWORK)) {
      display.begin(0);
      after(40);
      display.epoch("", 3, 1, result(1));
    }

    assertThat(out)
        .hasToString(
            "epoch 1/3  loss 0.5000  accuracy 0.7500  macro F1 0.7000  800 images/s, 96.0 GFLOP/s"
                + "  12.5 s, 1 min 20 s left\n");
  }

  @Test
  void lastEpoch_leavesNoTime() {
    try (Display display = givenDisplay(3, OF_ONE_NETWORK)) {
      after(40);
      display.epoch("", 3, 3, result(3));
    }

    assertThat(out.toString()).startsWith("epoch 3/3  ").endsWith("  12.5 s\n");
  }

  @Test
  void timeLeftOfAResumedTraining_countsWhatWasDoneHere() {
    try (Display display = givenDisplay(10, OF_ONE_NETWORK)) {
      after(5);
      display.begin(8);
      after(30);
      display.epoch("", 10, 9, result(9));
    }

    assertThat(out.toString()).endsWith(", 30 s left\n");
  }

  @Test
  void longEpoch_saysOnceAMinuteHowFarItIs() {
    try (Display display = givenDisplay(3, OF_ONE_NETWORK)) {
      for (int i = 1; i <= 7; i++) {
        after(20);
        display.progress("", 3, i / 10.0, new Progress(1, 100 * i, 1000, 5));
      }
    }

    assertThat(out)
        .hasToString("epoch 1/3  40 % of it  5 images/s, 0.6 GFLOP/s, 8 min 40 s left\n");
  }

  @Test
  void epochOfAStudy_namesItsTrialAndTheTimeForAllTrials() {
    try (Display display = givenDisplay(60, Speed.ofManyNetworks())) {
      after(120);
      display.epoch("trial 7/20", 3, 20, result(2));
    }

    assertThat(out)
        .hasToString(
            "trial 7/20  epoch 2/3  loss 0.5000  accuracy 0.7500  macro F1 0.7000  800 images/s"
                + "  12.5 s, 4 min 0 s left for all\n");
  }

  @Test
  void timeLeft_isNotSaidBeforeEnoughWasDoneToTell() {
    try (Display display = givenDisplay(60, 9, Speed.ofManyNetworks())) {
      display.begin(3);
      after(120);
      display.epoch("trial 3/20", 3, 11, result(2));
      after(120);
      display.epoch("trial 3/20", 3, 12, result(3));
    }

    assertThat(out.toString().lines().toList())
        .satisfiesExactly(
            first -> assertThat(first).doesNotContain("left"),
            second -> assertThat(second).endsWith(", 21 min 20 s left for all"));
  }

  @Test
  void epochsFoundDone_tookNoTime() {
    try (Display display = givenDisplay(60, 3, Speed.ofManyNetworks())) {
      after(120);
      display.skip(20.0, 20.0);
      display.epoch("trial 0/20", 3, 22, result(2));
      after(120);
      display.epoch("trial 1/20", 3, 24, result(1));
    }

    assertThat(out.toString().lines().toList())
        .satisfiesExactly(
            first -> assertThat(first).doesNotContain("left"),
            second -> assertThat(second).endsWith(", 36 min 0 s left for all"));
  }

  @ParameterizedTest
  @CsvSource({
    "400, 0 s",
    "59400, 59 s",
    "59600, 1 min 0 s",
    "250000, 4 min 10 s",
    "7500000, 2 h 5 min",
    "360000000, 100 h 0 min"
  })
  void timeLeft_isSaidInTheTwoLargestUnits(long millis, String text) {
    assertThat(TimeLeft.text(Duration.ofMillis(millis))).isEqualTo(text);
  }

  private Display givenDisplay(int epochs, Speed speed) {
    return givenDisplay(epochs, 0, speed);
  }

  private Display givenDisplay(int epochs, int least, Speed speed) {
    Screen screen = new Screen(new PrintWriter(out, true), false);
    return new Display(screen, "train", epochs, least, speed, () -> now);
  }

  private void after(int seconds) {
    now = now.plusSeconds(seconds);
  }

  private static EpochResult result(int epoch) {
    ConfusionMatrix confusion = ConfusionMatrix.of(List.of(List.of(3L, 1L), List.of(0L, 0L)));
    return new EpochResult(epoch, 0.5, 0.75, 0.7, 0.01, 800, 12.5, Optional.of(confusion));
  }
}
