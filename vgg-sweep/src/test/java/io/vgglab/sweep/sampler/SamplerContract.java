package io.vgglab.sweep.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.vgglab.sweep.space.Assignment;
import io.vgglab.sweep.space.ChoiceRange;
import io.vgglab.sweep.space.Condition;
import io.vgglab.sweep.space.FloatRange;
import io.vgglab.sweep.space.IntRange;
import io.vgglab.sweep.space.Parameter;
import io.vgglab.sweep.space.SearchSpace;
import io.vgglab.sweep.trial.Direction;
import io.vgglab.sweep.trial.TrialParameter;
import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.sweep.trial.TrialState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every sampler must do. A member says how it is made. */
abstract class SamplerContract {

  static final List<Direction> MINIMIZE = List.of(Direction.MINIMIZE);

  /** Every kind of range, all with few values, and a parameter under a condition. */
  static final SearchSpace MIXED =
      SearchSpace.of(
          Parameter.of("opt", ChoiceRange.of("sgd", "adam", "nesterovs")),
          Parameter.of("batch", IntRange.stepped(8, 32, 8)),
          Parameter.of("width", IntRange.log(1, 4)),
          Parameter.of("dropout", FloatRange.stepped(0, 0.4, 0.2)),
          Parameter.of("beta", FloatRange.stepped(0.8, 0.9, 0.1)).when(Condition.is("opt", "adam")),
          Parameter.of("fixed", FloatRange.of(0.5, 0.5)));

  abstract Sampler sampler();

  @Test
  void suggestion_fitsTheSpace() {
    for (TrialRecord trial : run(new RandomMode.PerTrial(7, new Horizon(0)), MINIMIZE, 40)) {
      assertThatCode(() -> MIXED.check(trial.assignment())).doesNotThrowAnyException();
    }
  }

  @Test
  void sameSeed_givesTheSameTrials() {
    RandomMode mode = new RandomMode.PerTrial(7, new Horizon(2));

    assertThat(run(mode, MINIMIZE, 30)).isEqualTo(run(mode, MINIMIZE, 30));
  }

  @Test
  void resumedStream_goesOnAsIfUninterrupted() {
    RandomMode mode = new RandomMode.Optuna(3);
    List<TrialRecord> whole = run(mode, MINIMIZE, 25);

    Optional<Suggestion> resumed =
        mode.open(sampler(), MIXED, MINIMIZE).suggest(whole.subList(0, 24), 24);

    assertThat(resumed.orElseThrow().assignment()).isEqualTo(whole.get(24).assignment());
  }

  @Test
  void runningTrials_doNotDisturb() {
    List<TrialRecord> history = new ArrayList<>(run(new RandomMode.Free(5), MINIMIZE, 20));
    history.replaceAll(
        trial -> trial.number() % 3 == 2 ? trial.finished(TrialState.RUNNING, List.of()) : trial);

    Optional<Suggestion> next =
        new RandomMode.Free(5).open(sampler(), MIXED, MINIMIZE).suggest(history, 20);

    assertThatCode(() -> MIXED.check(next.orElseThrow().assignment())).doesNotThrowAnyException();
  }

  @Test
  void prunedAndFailedTrials_doNotDisturb() {
    List<TrialRecord> history = new ArrayList<>(run(new RandomMode.Free(5), MINIMIZE, 20));
    history.replaceAll(
        trial ->
            switch (trial.number() % 4) {
              case 0 -> trial.finished(TrialState.FAIL, List.of());
              case 1 -> trial.withReport(1, Double.NaN).finished(TrialState.PRUNED, List.of());
              case 2 -> trial.withReport(2, 0.4).finished(TrialState.PRUNED, List.of(0.4));
              default -> trial;
            });

    Optional<Suggestion> next =
        new RandomMode.Free(5).open(sampler(), MIXED, MINIMIZE).suggest(history, 20);

    assertThatCode(() -> MIXED.check(next.orElseThrow().assignment())).doesNotThrowAnyException();
  }

  @Test
  void valuesOutsideTheirRanges_doNotDisturb() {
    List<TrialRecord> history = new ArrayList<>(run(new RandomMode.Free(5), MINIMIZE, 20));
    history.replaceAll(
        trial ->
            switch (trial.number() % 4) {
              case 0 -> with(trial, "batch", 64);
              case 1 -> with(trial, "width", -3);
              case 2 -> with(trial, "dropout", 0.3);
              default -> trial;
            });

    Optional<Suggestion> next =
        new RandomMode.Free(5).open(sampler(), MIXED, MINIMIZE).suggest(history, 20);

    assertThatCode(() -> MIXED.check(next.orElseThrow().assignment())).doesNotThrowAnyException();
  }

  private static TrialRecord with(TrialRecord trial, String name, double internal) {
    Map<String, TrialParameter> parameters = new LinkedHashMap<>(trial.parameters());
    parameters.computeIfPresent(name, (n, drawn) -> new TrialParameter(drawn.range(), internal));
    return trial.withParameters(parameters);
  }

  /** Trials with a smooth value of their parameters, one after the other. */
  List<TrialRecord> run(RandomMode mode, List<Direction> directions, int trials) {
    Suggester suggester = mode.open(sampler(), MIXED, directions);
    List<TrialRecord> history = new ArrayList<>();
    for (int number = 0; number < trials; number++) {
      Suggestion suggestion = suggester.suggest(history, number).orElseThrow();
      history.add(
          TrialRecord.running(number, MIXED, suggestion.assignment())
              .withSystemAttributes(suggestion.systemAttributes())
              .finished(TrialState.COMPLETE, values(suggestion.assignment(), directions.size())));
    }
    return history;
  }

  private static List<Double> values(Assignment chosen, int objectives) {
    double first =
        Math.abs(chosen.whole("batch") - 16) / 8.0
            + chosen.real("dropout")
            + (chosen.text("opt").equals("adam") ? 0 : 1);
    double second = chosen.whole("width") - chosen.real("dropout");
    return objectives == 1 ? List.of(first) : List.of(first, second);
  }
}
