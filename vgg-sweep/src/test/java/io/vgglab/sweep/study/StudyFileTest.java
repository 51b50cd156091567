package io.vgglab.sweep.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vgglab.eval.Metric;
import io.vgglab.sweep.pruner.HyperbandPruner;
import io.vgglab.sweep.pruner.MedianPruner;
import io.vgglab.sweep.pruner.Pace;
import io.vgglab.sweep.pruner.RoundsPruner;
import io.vgglab.sweep.pruner.SuccessiveHalvingPruner;
import io.vgglab.sweep.sampler.GridSampler;
import io.vgglab.sweep.sampler.TpeSampler;
import io.vgglab.sweep.sampler.TpeSettings;
import io.vgglab.sweep.sampler.TpeSettings.Dependence;
import io.vgglab.sweep.sampler.parzen.ParzenRule.Bandwidth;
import io.vgglab.sweep.space.Assignment;
import io.vgglab.sweep.space.ChoiceRange;
import io.vgglab.sweep.space.Condition;
import io.vgglab.sweep.space.FloatRange;
import io.vgglab.sweep.space.IntRange;
import io.vgglab.sweep.trial.Direction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StudyFileTest {

  @Test
  void grid_hasAsManyTrialsAsPoints() {
    StudySpec spec =
        StudyFile.parse(
            """
            data: fashion-mini
            base: {epochs: 2, width: 0.125}
            space:
              batchNorm: [none, after-activation]
              learningRate: [0.01, 1e-1]
              batchSize: [64, 128]
            """,
            "quick");

    assertThat(spec.name()).isEqualTo("quick");
    assertThat(spec.trials()).isEqualTo(8);
    assertThat(spec.sampler()).isInstanceOf(GridSampler.class);
    assertThat(spec.metric()).isEqualTo(Metric.MACRO_F1);
    assertThat(spec.base().plan().epochs()).isEqualTo(2);
    assertThat(spec.space().names()).containsExactly("batchNorm", "learningRate", "batchSize");
    assertThat(spec.space().find("learningRate").orElseThrow().range())
        .isEqualTo(ChoiceRange.of(0.01, 0.1));
  }

  @Test
  void fileOfAnotherEncoding_saysSo(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("toy.yaml");
    Files.writeString(file, "# größer\nspace: {batchSize: [8]}\n", StandardCharsets.ISO_8859_1);

    assertThatThrownBy(() -> StudyFile.read(file))
        .isInstanceOf(StudyFileException.class)
        .hasMessage("cannot read study file " + file + ": it is not UTF-8");
  }

  @Test
  void fileFromAnotherSystem_meansTheSame(@TempDir Path folder) throws IOException {
    String text = "# from an editor\r\nspace:\r\n  batchSize: [8, 16]\r\n  width: [0.5]\r\n";
    Path file = Files.writeString(folder.resolve("toy.yaml"), "\uFEFF" + text);

    assertThat(StudyFile.read(file).space().names()).containsExactly("batchSize", "width");
    Files.writeString(file, "\uFEFF" + text.replace("16", "0"));
    assertThatThrownBy(() -> StudyFile.read(file))
        .hasMessageStartingWith(file + ":3: space.batchS");
  }

  @Test
  void seedThatOptunaCannotTake_isRefused() {
    assertThatThrownBy(
            () -> StudyFile.parse("mode: optuna\nseed: -1\nspace: {batchSize: [8]}\n", "x"))
        .isInstanceOf(StudyFileException.class)
        .hasMessage("seed must be between 0 and 2147483647 in mode optuna, but was -1");
  }

  @Test
  void ranges_areRealOrWholeByTheirBounds() {
    StudySpec spec =
        StudyFile.parse(
            """
            sampler: random
            trials: 5
            pruner: {type: median, startupTrials: 3, warmupEpochs: 1}
            space:
              learningRate: {low: 1e-4, high: 1.0e-1, log: true}
              batchSize: {low: 32, high: 256, step: 32}
              head: [paper, linear]
              dropout: {low: 0.0, high: 0.5, when: {head: paper}}
            """,
            "x");

    assertThat(spec.space().find("learningRate").orElseThrow().range())
        .isEqualTo(FloatRange.log(1e-4, 0.1));
    assertThat(spec.space().find("batchSize").orElseThrow().range())
        .isEqualTo(IntRange.stepped(32, 256, 32));
    assertThat(spec.space().find("dropout").orElseThrow().when())
        .containsExactly(Condition.is("head", "paper"));
    assertThat(spec.pruner()).isEqualTo(new MedianPruner(3, new Pace(2, 1), 1));
  }

  @Test
  void conditionOnRealChoices_mayNameAWholeNumber() {
    StudySpec spec =
        StudyFile.parse(
            """
            sampler: random
            trials: 5
            space:
              width: [0.5, 1]
              dropout: {low: 0.0, high: 0.5, when: {width: 1}}
            """,
            "x");

    assertThat(spec.space().find("dropout").orElseThrow().when())
        .containsExactly(Condition.is("width", 1.0));
  }

  @Test
  void startPoint_mayLeaveOpenWhatItsValuesDependOn() {
    StudySpec spec =
        StudyFile.parse(
            """
            sampler: random
            trials: 5
            space:
              head: [paper, linear]
              dropout: {low: 0.0, high: 0.5, when: {head: paper}}
            startPoints: [{dropout: 0.25}]
            """,
            "x");

    assertThat(spec.conduct().startPoints())
        .containsExactly(Assignment.empty().with("dropout", 0.25));
  }

  /** Stored studies are recognised by it: another one is another file. */
  @Test
  void meaningOfConditions_staysAsItWasStored() {
    StudySpec spec =
        StudyFile.parse(
            "{space: {head: [paper, linear], dropout: {low: 0.0, high: 0.5, when: {head: paper}}},"
                + " sampler: random, trials: 5}",
            "x");

    assertThat(Meaning.of(spec).parts())
        .containsEntry("dropout", "0.0 to 0.5, when [Condition[parameter=head, values=[paper]]]");
  }

  @Test
  void whole_numbersBesideRealOnesBecomeReal() {
    StudySpec spec = StudyFile.parse("space: {learningRate: [1, 0.5]}", "x");

    assertThat(spec.space().find("learningRate").orElseThrow().range())
        .isEqualTo(new ChoiceRange(List.of(1.0, 0.5)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{spase: {}} | unknown key 'spase'; did you mean 'space'?",
        "{space: {batchsize: [1]}} | space.batchsize: unknown setting 'batchsize'; did you mean"
            + " 'batchSize'?",
        "{space: {batchSize: [0]}} | space.batchSize: batchSize must be between 1 and 4096, but was"
            + " 0",
        "{space: {batchSize: {low: 8, hihg: 9}}} | unknown key 'hihg' in space.batchSize; did you"
            + " mean 'high'?",
        "{space: {batchSize: 3}} | space.batchSize must be a list of choices, or a map with low and"
            + " high, but was 3",
        "{base: {epochs: 0}, space: {batchSize: [8]}} | base: epochs must be between 1 and 10000,"
            + " but was 0",
        "{data: x} | space is missing",
        "{space: {batchSize: [8]}, sampler: gird} | sampler must be one of grid, random, sobol,"
            + " halton, tpe, cma-es, but was \"gird\"",
        "{space: {batchSize: [8]}, sampler: random} | trials is missing; say how many the sampler"
            + " may use",
        "{space: {batchSize: [8]}, epochBudget: 0} | epochBudget must be at least 1, but was 0",
        "{space: {batchSize: [8]}, trials: 2, sampler: {type: random, duplicates: drop}} |"
            + " sampler.duplicates must be one of rerun, skip, average, but was drop",
        "{space: {batchSize: [8]}, metric: accuracy, objectives: [accuracy]} | metric must not"
            + " stand beside objectives; put it first there",
        "{space: {batchSize: [8]}, objectives: []} | objectives must be a list with a metric first,"
            + " but was []",
        "{space: {batchSize: [8]}, objectives: [macroF1, speed]} | objective after the first must"
            + " be one of seconds, imagesPerSecond, parameters, multiplyAdds, but was speed",
        "{space: {batchSize: [8]}, objectives: [macroF1, seconds, seconds]} | objectives must be"
            + " different, but was [macroF1, seconds, seconds]",
        "{space: {batchSize: [8]}, objectives: [macroF1, seconds], sampler: cma-es, trials: 2} |"
            + " sampler must be another than cma-es with several objectives, but was cma-es",
        "{space: {batchSize: [8]}, sampler: random, mode: optuna, pruner: hyperband-rounds} | mode"
            + " must be per-trial or free with hyperband-rounds, but was optuna",
        "{space: {batchSize: [8]}, trials: 2, sampler: {type: tpe, rule: optuna-3}} | sampler.rule"
            + " must be one of optuna-5, optuna-4.9, but was optuna-3",
        "{space: {batchSize: [8]}, trials: 2, sampler: {type: tpe, bandwidth: silverman}} |"
            + " sampler.bandwidth must be one of neighbours, scott, but was silverman",
        "{space: {batchSize: [8]}, trials: 0} | trials must be between 1 and 1000000, but was 0",
        "{space: {batchSize: [8]}, preset: sed} | preset must be one of seed, seed-bn, paper-d, but"
            + " was 'sed'",
        "{space: {batchSize: [8]}, name: ../x} | name must be letters, digits, dots, hyphens and"
            + " underscores, but was '../x'",
        "{space: {batchSize: [8], batchSize: [9]}} | line 1: Duplicate field 'batchSize'",
        "{space: {batchSize: [8]}, pruner: {type: median, warmupEpochs: -1}} | pruner.warmupEpochs"
            + " must be between 0 and 1000000, but was -1",
        "{space: {batchSize: [8]}, base: {epochs: 3}, pruner: {type: hyperband, minEpochs: 5}} |"
            + " pruner.minEpochs must be between 1 and 3, but was 5",
        "{space: {batchSize: [8]}, pruner: {type: hyperband-rounds, reductionFactor: 1}} |"
            + " pruner.reductionFactor must be at least 2, but was 1",
        "{space: {limit: {low: 1e3, high: 1e4, log: true}}, sampler: random, trials: 2} |"
            + " space.limit: limit must be a whole number, but was '4437.694101250946'",
        "{space: {limit: {low: 1, high: 2000000}}} | space must have at most 1,000,000 points where"
            + " trials does not say how many of them, but has more; name trials, or leave values out",
        "{space: {batchSize: &sizes [8], limit: *sizes }} | line 1: value must stand in full, but"
            + " was *sizes; aliases are not supported; repeat the value",
        "{base: &base {width: 0.5}, baseline: {<<: *base }, space: {batchSize: [8]}} | line 1:"
            + " value must stand in full, but was *base; aliases are not supported; repeat the value",
        "{space: {batchSize: [8]}, trials: 2, sampler: random, pruner: {type: percentile,"
            + " percentile: 120}} | pruner: percentile must be between 0 and 100, but was 120.0",
        "{space: {batchSize: [8]}, pruner: {type: successive-halving, minEpochs: 0, bootstrapCount:"
            + " 2}} | pruner.bootstrapCount must be 0 beside minEpochs: 0, but was 2",
        "{space: {batchSize: [8]}, trials: 2, sampler: {type: tpe, group: true, multivariate: false}}"
            + " | sampler.multivariate must be true or left out beside group: true, but was false",
        "{space: {head: [paper, linear], dropout: {low: 0.0, high: 0.5, when: {head: paper}}},"
            + " sampler: random, trials: 2, startPoints: [{head: linear, dropout: 0.5}]} |"
            + " startPoints[0].dropout must be left out, since it exists only when head = paper,"
            + " but was 0.5",
        "{space: {learningRate: {low: 0.001, high: 0.1}}, pruner: hyperband-rounds} | range of"
            + " learningRate must have a step or choices for a grid, but was 0.001 to 0.1",
        "[1] | the study file must be a map, but was [1]"
      })
  void badFile_saysWhereAndWhatIsRight(String yaml, String message) {
    assertThatThrownBy(() -> StudyFile.parse(yaml, "x"))
        .isInstanceOf(StudyFileException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"---\nspace: {batchSize: [16]}\n", "--- 3\n", "---\n"})
  void secondDocument_isRefusedWithItsLine(String more, @TempDir Path folder) throws IOException {
    Path file = folder.resolve("two.yaml");
    Files.writeString(file, "---\nspace: {batchSize: [8]}\n" + more);

    assertThatThrownBy(() -> StudyFile.read(file))
        .isInstanceOf(StudyFileException.class)
        .hasMessageMatching(
            Pattern.quote(file + ": line ")
                + "[3-5]: the study file must be one document, but another begins; leave it and its"
                + " --- out");
  }

  @Test
  void marksOfOneDocumentAndAnchorsThatNobodyNames_doNothing() {
    assertThat(StudyFile.parse("---\nspace: {batchSize: &sizes [8, 16]}\n...\n", "x").trials())
        .isEqualTo(2);
  }

  @Test
  void allProblemsOfAFile_areToldWithTheirLines(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("bad.yaml"),
            """
            name: bad
            spase: 3
            base:
              epochs: 0
              width: 0.5
              batchsize: 3
            space:
              batchSize: {low: 8,
                hihg: 9}
              learningRate: {low: 1, high: 0}
            sampler: gird
            startPoints: []
            """);

    assertThatThrownBy(() -> StudyFile.read(file))
        .isInstanceOf(StudyFileException.class)
        .hasMessage(
            String.join(
                "\n",
                file + ":2: unknown key 'spase'; did you mean 'space'?",
                file + ":4: base: epochs must be between 1 and 10000, but was 0",
                file + ":6: base: unknown setting 'batchsize'; did you mean 'batchSize'?",
                file + ":9: unknown key 'hihg' in space.batchSize; did you mean 'high'?",
                file + ":10: space.learningRate: low must not be above high, but was 1 with high 0",
                file
                    + ":11: sampler must be one of grid, random, sobol, halton, tpe, cma-es, but"
                    + " was \"gird\""));
  }

  @Test
  void missingFile_isOneLine() {
    assertThatThrownBy(() -> StudyFile.read(Path.of("no-such.yaml")))
        .hasMessage("cannot read study file no-such.yaml: no such file");
  }

  @Test
  void momentumBesideAnOptimizerChoice_isLegal() {
    StudySpec spec =
        StudyFile.parse(
            """
            base: {optimizer: adam}
            space:
              optimizer: [nesterov, adam]
              momentum: {choices: [0.9, 0.95], when: {optimizer: nesterov}}
            """,
            "x");

    assertThat(spec.trials()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sampler: {type: tpe, startupTrials: 5, multivariate: false}",
        "sampler: sobol",
        "sampler: {type: halton, shifted: false}",
        "sampler: {type: tpe, rule: optuna-4.9}",
        "sampler: {type: random, duplicates: skip}",
        "sampler: {type: tpe, duplicates: average}",
        "sampler: {type: tpe, group: true, bandwidth: scott}",
        "sampler: cma-es",
        "pruner: hyperband",
        "pruner: {type: hyperband, minEpochs: 2, reductionFactor: 2}",
        "pruner: {type: hyperband-rounds, maxEpochs: 9, reductionFactor: 3}",
        "pruner: {type: successive-halving, minEpochs: 1}",
        "pruner: {type: percentile, percentile: 40}",
        "pruner: {type: patience, patience: 2}",
        "pruner: {type: threshold, lower: 0.2, warmupEpochs: 1}"
      })
  void samplersAndPruners_haveTheirOptions(String line) {
    StudySpec spec =
        StudyFile.parse(
            "{base: {epochs: 9}, space: {learningRate: {low: 1e-3, high: 0.1}}, trials: 3, "
                + (line.startsWith("sampler") ? "" : "sampler: random, ")
                + line
                + "}",
            "x");

    assertThat(spec.trials()).isEqualTo(3);
  }

  @Test
  void tpeOfOptuna4_hasItsWidthsInAJointModel() {
    assertThat(tpe("{type: tpe, rule: optuna-4.9}")).isEqualTo(TpeSettings.optuna49());
    assertThat(tpe("{type: tpe, rule: optuna-4.9, multivariate: true}"))
        .isEqualTo(TpeSettings.optuna49().with(Dependence.JOINT).with(Bandwidth.SCOTT));
    assertThat(tpe("tpe")).isEqualTo(TpeSettings.optuna5());
  }

  private static TpeSettings tpe(String sampler) {
    StudySpec spec =
        StudyFile.parse("{space: {batchSize: [8]}, trials: 2, sampler: " + sampler + "}", "x");
    return ((TpeSampler) spec.sampler()).settings();
  }

  /** docs/search.md says what 0 stands for. */
  @Test
  void resourceOfZero_isFoundByThePruner() {
    String study = "{space: {batchSize: [8]}, base: {epochs: 3}, pruner: {type: %s}}";

    assertThat(StudyFile.parse(study.formatted("successive-halving, minEpochs: 0"), "x").pruner())
        .isEqualTo(new SuccessiveHalvingPruner(0, 4, 0, 0));
    assertThat(
            StudyFile.parse(study.formatted("hyperband, maxEpochs: 0, minEpochs: 5"), "x").pruner())
        .isEqualTo(new HyperbandPruner("x", 5, 0, 3, 0));
  }

  @Test
  void epochBudgetAlone_meansAsManyTrialsAsItMayTake() {
    String study = "{space: {batchSize: [8]}, sampler: random, epochBudget: %d}";

    assertThat(StudyFile.parse(study.formatted(500), "x").trials()).isEqualTo(500);
    assertThat(StudyFile.parse(study.formatted(2_000_000), "x").trials()).isEqualTo(1_000_000);
  }

  @Test
  void rounds_planTheirTrialsAndEpochs() {
    StudySpec spec =
        StudyFile.parse(
            "{space: {learningRate: {low: 1e-3, high: 0.1}}, base: {epochs: 9}, sampler: random,"
                + " pruner: hyperband-rounds}",
            "x");

    assertThat(spec.pruner()).isEqualTo(new RoundsPruner(9, 3, 1));
    assertThat(spec.trials()).isEqualTo(23);
    assertThat(spec.plannedEpochs()).isEqualTo(75);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "batchSize: [8] | 12",
        "epochs: [1, 2] | 8",
        "epochs: [4, 2] | 16",
        "epochs: {low: 2, high: 9, step: 4} | 24",
        "epochs: {low: 2, high: 8, log: true} | 32",
        "epochs: {low: 2.0, high: 4.5, step: 1.0} | 16",
        "batchSize: [8, 16], epochs: {choices: [1, 2], when: {batchSize: 8}} | 12",
        "batchSize: [8, 16], epochs: {choices: [1, 5], when: {batchSize: 8}} | 20"
      })
  void plannedEpochs_areThoseOfTheLongestTrialsThatTheSpaceAllows(String space, int epochs) {
    String study = "{space: {%s}, base: {epochs: 3}, sampler: random, trials: 4}";

    assertThat(StudyFile.parse(study.formatted(space), "x").plannedEpochs()).isEqualTo(epochs);
  }

  @Test
  void objectives_haveNamesAndSenses() {
    StudySpec spec =
        StudyFile.parse(
            "{space: {width: [0.125, 0.25]}, objectives: [accuracy, multiplyAdds,"
                + " imagesPerSecond]}",
            "x");

    assertThat(spec.metric()).isEqualTo(Metric.ACCURACY);
    assertThat(spec.objectives()).containsExactly("accuracy", "multiplyAdds", "imagesPerSecond");
    assertThat(spec.directions())
        .containsExactly(Direction.MAXIMIZE, Direction.MINIMIZE, Direction.MAXIMIZE);
  }

  @Test
  void unknownOption_getsTheNearest() {
    assertThatThrownBy(
            () ->
                StudyFile.parse(
                    "{space: {batchSize: [8]}, pruner: {type: median, startupTrails: 3}}", "x"))
        .hasMessage("unknown key 'startupTrails' in pruner; did you mean 'startupTrials'?");
  }
}
