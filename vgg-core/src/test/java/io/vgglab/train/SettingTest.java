package io.vgglab.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vgglab.model.BatchNormPlacement;
import io.vgglab.model.Preset;
import io.vgglab.optim.Optimizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SettingTest {

  private static final Experiment SEED = Experiment.of(Preset.SEED);

  @ParameterizedTest
  @EnumSource
  void settings_readBackWhatTheyWrite(Preset preset) {
    Experiment experiment = Experiment.of(preset);

    assertThat(SEED.with(experiment.settings())).isEqualTo(experiment);
  }

  @ParameterizedTest
  @CsvSource({
    "config, a-lrn, A_LRN",
    "input, 28x28x1, 28x28x1",
    "width, 0.25, 0.25",
    "batchNorm, before-activation, before-activation",
    "resize, bilinear-tf1:224, bilinear-tf1:224",
    "head, 512-256, 512-256",
    "head, global-average, global-average",
    "head, global-average:512-256, global-average:512-256",
    "dropout, 0.3, 0.3",
    "learningRate, 1e-3, 0.001",
    "learningRate, .5E-2, 0.005",
    "learningRate, +1., 1",
    "optimizer, adam, adam",
    "optimizer, adam:0.8:0.99:1e-7, adam:0.8:0.99:1.0E-7",
    "momentum, 0.8, 0.8",
    "schedule, warm-up:100:one-cycle:0.25, warm-up:100:one-cycle:0.25",
    "schedule, step:3:0.1, step:3:0.1",
    "plateau, none, none",
    "earlyStopping, 10:0.001, 10:0.001",
    "augmentation, standard, pad:4+flip",
    "augmentation, pad:2+cutout:8, pad:2+cutout:8",
    "augmentation, standard+cutout:8, pad:4+flip+cutout:8",
    "scaling, standardized, standardized",
    "validation, slice, slice",
    "stuckEpochs, 0, 0",
    "keepCheckpoints, 3, 3",
    "worstImages, 16, 16",
    "seed, 9223372036854775807, 9223372036854775807"
  })
  void value_isReadAndPrinted(String name, String text, String printed) {
    Setting setting = Setting.named(name);

    assertThat(setting.text(setting.apply(SEED, text))).isEqualTo(printed);
  }

  @ParameterizedTest
  @CsvSource({
    "step:2.9:0.1, stages must be a whole number, 2.9",
    "step:0.1, stages must be a whole number, 0.1",
    "warm-up:5.5:cosine, steps must be a whole number, 5.5",
    "warm-up:1000000000000:cosine,"
        + " steps must be a whole number between -2147483648 and 2147483647, 1000000000000"
  })
  void countsInSchedules_areWholeNumbers(String text, String rule, String value) {
    assertThatThrownBy(() -> Setting.SCHEDULE.apply(SEED, text))
        .hasMessage(rule + ", but was '" + value + "'");
  }

  @Test
  void batchNormOfBodyAndHead_changeTogetherBothWays() {
    Map<String, String> both = Map.of("batchNorm", "after-activation", "headBatchNorm", "true");
    Map<String, String> none = Map.of("batchNorm", "none", "headBatchNorm", "false");

    assertThat(SEED.with(both).with(none)).isEqualTo(SEED);
    assertThat(SEED.with(none).with(both)).isEqualTo(SEED.with(both));
  }

  @Test
  void order_isThatOfTheSettingsNotOfTheMap() {
    Map<String, String> changes = new LinkedHashMap<>();
    changes.put("momentum", "0.5");
    changes.put("optimizer", "nesterov");

    assertThat(SEED.with(changes).plan().optimizer()).isEqualTo(new Optimizer.Nesterov(0.5));
  }

  @Test
  void numbers_doNotDependOnTheLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);

      assertThat(SEED.with(Map.of("learningRate", "0.5")).settings())
          .containsEntry("learningRate", "0.5");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void unknownName_getsTheNearest() {
    assertThatThrownBy(() -> SEED.with(Map.of("batchsize", "3")))
        .hasMessage("unknown setting 'batchsize'; did you mean 'batchSize'?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "batchSize | 0 | batchSize must be between 1 and 4096, but was 0",
        "batchSize | many | batchSize must be a whole number, but was 'many'",
        "learningRate | -1 | learningRate must be above 0 and at most 1000, but was -1.0",
        "learningRate | 1e999 | learningRate must be above 0 and at most 1000, but was Infinity",
        "learningRate | NaN | learningRate must be a number, but was 'NaN'",
        "learningRate | 1e-3f | learningRate must be a number, but was '1e-3f'",
        "learningRate | 0x1p-4 | learningRate must be a number, but was '0x1p-4'",
        "learningRate | . | learningRate must be a number, but was '.'",
        "limit | -3000000000 | limit must be a whole number between -2147483648 and 2147483647, but"
            + " was '-3000000000'",
        "seed | 9223372036854775808 | seed must be a whole number between -9223372036854775808 and"
            + " 9223372036854775807, but was '9223372036854775808'",
        "head | global-average: | head width must be a whole number, but was ''",
        "augmentation | flip+pad:4+flip | augmentation must name each part once, where standard is"
            + " pad:4+flip, but was 'flip+pad:4+flip'",
        "augmentation | standard+pad:8 | augmentation must name each part once, where standard is"
            + " pad:4+flip, but was 'standard+pad:8'",
        "augmentation | mirror | augmentation must be none, or of standard, pad:N, flip, cutout:N"
            + " joined by +, but was 'mirror'",
        "batchNorm | between | batchNorm must be one of none, before-activation, after-activation,"
            + " but was 'between'",
        "input | 32x32 | input must be height x width x channels such as 32x32x3, but was '32x32'",
        "resize | bilinear | resize must be none or METHOD:SIDE such as bilinear-tf1:224, but was"
            + " 'bilinear'",
        "l2 | -1 | l2 must be at least 0 and finite, but was -1.0",
        "labelSmoothing | 1 | labelSmoothing must be at least 0 and below 1, but was 1.0",
        "clipNorm | 1e999 | clipNorm must be at least 0 and finite, but was Infinity",
        "dropout | 1 | dropout must be at least 0 and below 1, but was 1.0",
        "headBatchNorm | yes | headBatchNorm must be true or false, but was 'yes'"
      })
  void badValue_saysTheRule(String name, String text, String message) {
    assertThatThrownBy(() -> Setting.named(name).apply(SEED, text)).hasMessage(message);
  }

  @Test
  void everySetting_saysWhatItIs() {
    assertThat(Setting.values())
        .allSatisfy(setting -> assertThat(setting.description()).isNotBlank().doesNotContain("\n"));
    assertThat(SEED.with(Map.of("batchNorm", "after-activation")).spec().batchNorm())
        .isEqualTo(BatchNormPlacement.AFTER_ACTIVATION);
  }

  @Test
  void documentation_listsEverySettingWithTheValuesOfPresets() throws IOException {
    Experiment paper = Experiment.of(Preset.PAPER_D);

    assertThat(Files.readAllLines(Path.of("..", "docs", "settings.md")))
        .filteredOn(line -> line.startsWith("| `"))
        .containsExactlyElementsOf(
            Arrays.stream(Setting.values())
                .map(
                    setting ->
                        "| `%s` | %s | %s | %s |"
                            .formatted(
                                setting.key(),
                                setting.description(),
                                setting.text(SEED),
                                setting.text(paper)))
                .toList());
    assertThat(SEED.with(Map.of("batchNorm", "after-activation")))
        .isEqualTo(Experiment.of(Preset.SEED_BN));
  }
}
