package io.vgglab.bench.jmh.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vgglab.bench.plan.BenchPreset;
import io.vgglab.sweep.sampler.Suggestion;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StudySoFarTest {

  @ParameterizedTest
  @ValueSource(strings = {"random", "sobol", "tpe", "cma-es"})
  void everySampler_givesTheSameLegalAnswer(String sampler) {
    StudySoFar study = study(sampler, 40);

    study.open();

    assertThatCode(() -> FinishedTrials.SPACE.check(study.next().assignment()))
        .doesNotThrowAnyException();
    assertThatCode(study::checkAnswer).doesNotThrowAnyException();
  }

  @Test
  void samplersWithAModel_useIt() {
    StudySoFar tpe = study("tpe", 40);
    tpe.open();
    StudySoFar evolution = study("cma-es", 40);
    evolution.open();

    assertThat(tpe.next().systemAttributes())
        .containsEntry(Suggestion.CHOSEN_BY, Suggestion.BY_MODEL);
    // nine trials a generation: four have been told
    assertThat(evolution.next().systemAttributes()).containsValue("4");
  }

  @Test
  void answerThatHasChanged_failsTheBenchmark() {
    StudySoFar study = study("random", 5);
    study.open();

    study.trials = 6;

    assertThatThrownBy(study::checkAnswer)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("suggestion must stay the same for the same trials, but was {");
  }

  @Test
  void presets_nameSamplersThatExist() {
    List<String> names =
        Arrays.stream(BenchPreset.values())
            .flatMap(preset -> preset.selections().stream())
            .flatMap(s -> s.parameters().getOrDefault("sampler", List.of()).stream())
            .toList();

    assertThat(names).contains("tpe", "cma-es");
    assertThat(Stream.of(MeasuredSampler.values()).map(MeasuredSampler::id)).containsAll(names);
    assertThatThrownBy(() -> MeasuredSampler.of("tpee"))
        .hasMessage("sampler must be one of random, sobol, tpe, cma-es, but was 'tpee'");
  }

  private static StudySoFar study(String sampler, int trials) {
    StudySoFar study = new StudySoFar();
    study.sampler = sampler;
    study.trials = trials;
    return study;
  }
}
