package io.vgglab.sweep.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StudySchemaTest {

  private static final Path EXAMPLES = Path.of("../examples");
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  @Test
  void shippedSchema_isTheProgramsOwn() throws IOException {
    assertThat(EXAMPLES.resolve("study.schema.json")).hasContent(StudySchema.json());
  }

  @Test
  void everyKey_isDescribed() throws IOException {
    JsonNode properties = schema().path("properties");

    assertThat(properties.properties())
        .extracting(java.util.Map.Entry::getKey)
        .containsExactlyElementsOf(StudyReader.KEYS);
    assertThat(properties).allSatisfy(p -> assertThat(p.path("description").asText()).isNotEmpty());
  }

  static List<Path> exampleFiles() throws IOException {
    try (Stream<Path> files = Files.walk(EXAMPLES)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("exampleFiles")
  void examples_areAcceptedBySchemaAndReader(Path file) throws IOException {
    assertThat(SchemaCheck.accepts(schema(), YAML.readTree(file.toFile()))).isTrue();
    assertThat(StudyFile.read(file).trials()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sampler: {type: tpe, startupTrials: 5, multivariate: false}",
        "sampler: {type: halton, shifted: false}",
        "sampler: {type: tpe, rule: optuna-4.9, bandwidth: scott, group: true, candidates: 9}",
        "sampler: cma-es",
        "sampler: grid",
        "pruner: none",
        "pruner: {type: median, startupTrials: 1, warmupEpochs: 2, intervalEpochs: 3, minTrials:"
            + " 4}",
        "pruner: {type: percentile, percentile: 40}",
        "pruner: {type: patience, patience: 2, minDelta: 0.1}",
        "pruner: {type: threshold, lower: 0.2, upper: 0.9}",
        "pruner: {type: successive-halving, minEpochs: 1, bootstrapCount: 0}",
        "pruner: {type: hyperband, minEpochs: 2, reductionFactor: 2}",
        "pruner: {type: hyperband-rounds, maxEpochs: 9, iterations: 2}",
        "objectives: [accuracy, seconds, parameters]",
        "metric: worstClassF1",
        "mode: free",
        "timeBudget: 2 h",
        "trialTimeLimit: 30min",
        "memory: 4 GiB",
        "seeds: 3",
        "sampler: {type: random, duplicates: average}",
        "startPoints: [{batchSize: 8}]",
        "baseline: {learningRate: 0.01}",
        "epochBudget: 50"
      })
  void whatTheReaderTakes_theSchemaTakes(String line) throws IOException {
    String text = study(line);

    assertThat(StudyFile.parse(text, "x").trials()).isPositive();
    assertThat(SchemaCheck.accepts(schema(), YAML.readTree(text))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spase: 1",
        "sampler: gird",
        "sampler: {type: grid, shifted: true}",
        "sampler: {type: tpe, bandwith: scott}",
        "pruner: {type: median, warmup: 3}",
        "metric: f1",
        "mode: parallel",
        "timeBudget: 2",
        "memory: 4 GB",
        "seeds: 0",
        "startPoints: [{batchsize: 8}]",
        "baseline: {epoch: 2}",
        "base: {epoch: 2}",
        "preset: sed",
        "objectives: []",
        "epochBudget: 0",
        "lookBehind: -1"
      })
  void whatTheSchemaRefuses_theReaderRefuses(String line) throws IOException {
    String text = study(line);

    assertThat(SchemaCheck.accepts(schema(), YAML.readTree(text))).isFalse();
    assertThatThrownBy(() -> StudyFile.parse(text, "x")).isInstanceOf(StudyFileException.class);
  }

  private static String study(String line) {
    String more = line.startsWith("{") ? line.substring(1, line.length() - 1) : line;
    return "{base: {epochs: 9}, space: {batchSize: [8, 16]}, trials: 2, " + more + "}";
  }

  private static JsonNode schema() throws IOException {
    return new ObjectMapper().readTree(StudySchema.json());
  }
}
