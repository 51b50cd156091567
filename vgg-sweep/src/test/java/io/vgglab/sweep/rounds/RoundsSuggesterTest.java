package io.vgglab.sweep.rounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vgglab.sweep.pruner.Pruner;
import io.vgglab.sweep.pruner.RoundRole;
import io.vgglab.sweep.pruner.RoundsPruner;
import io.vgglab.sweep.sampler.GridSampler;
import io.vgglab.sweep.sampler.Horizon;
import io.vgglab.sweep.sampler.RandomMode;
import io.vgglab.sweep.sampler.Suggester;
import io.vgglab.sweep.sampler.Suggestion;
import io.vgglab.sweep.sampler.TpeSampler;
import io.vgglab.sweep.space.ChoiceRange;
import io.vgglab.sweep.space.FloatRange;
import io.vgglab.sweep.space.Parameter;
import io.vgglab.sweep.space.SearchSpace;
import io.vgglab.sweep.trial.Direction;
import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.sweep.trial.TrialState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoundsSuggesterTest {

  private static final HyperbandRounds PLAN = new HyperbandRounds(9, 3, 1);
  private static final SearchSpace SPACE =
      SearchSpace.of(Parameter.of("lr", FloatRange.log(1e-4, 1e-1)));

  @Test
  void plan_hasFewerTrialsForMoreEpochs() {
    assertThat(
            PLAN.rounds().stream()
                .map(
                    round ->
                        round.role().bracket()
                            + "."
                            + round.role().round()
                            + ": "
                            + round.size()
                            + " x "
                            + round.role().epochs()))
        .containsExactly(
            "2.0: 9 x 1", "2.1: 3 x 3", "2.2: 1 x 9", "1.0: 5 x 3", "1.1: 2 x 9", "0.0: 3 x 9");
    assertThat(new HyperbandRounds(243, 3, 1).brackets()).isEqualTo(6);
    assertThat(new HyperbandRounds(100, 3, 1).brackets()).isEqualTo(5);
  }

  @Test
  void trialThatStoppedEarlyAndWasPromoted_spendsNothing() {
    TrialRecord early =
        TrialRecord.of(0, TrialState.RUNNING)
            .withSystemAttributes(new RoundRole(0, 2, 1, 3).attribute())
            .withReport(1, 0.4)
            .withReport(2, 0.5);
    TrialRecord promoted =
        TrialRecord.of(1, TrialState.RUNNING)
            .withSystemAttributes(new RoundRole(0, 2, 2, 9).attribute())
            .withSystemAttributes(Map.of(RoundRole.CONTINUES, "0"))
            .withReport(2, 0.5);

    assertThat(RoundsLedger.of(PLAN, List.of(early, promoted)).lines())
        .extracting(RoundsLedger.Line::spentEpochs)
        .containsExactly(0, 2, 0, 0, 0, 0);
  }

  @Test
  void everyRound_isFilledByTheBestOfTheOneBefore() {
    List<TrialRecord> trials = run(new Horizon(0), 1, 0);

    assertThat(trials).hasSize(23);
    assertThat(RoundsLedger.of(PLAN, trials).lines())
        .allSatisfy(
            line -> {
              assertThat(line.trials()).isEqualTo(line.round().size());
              assertThat(line.spentEpochs()).isEqualTo(line.round().plannedEpochs());
            });
    TrialRecord last =
        trials.stream()
            .filter(trial -> role(trial).bracket() == 2 && role(trial).round() == 2)
            .findFirst()
            .orElseThrow();
    TrialRecord parent = trials.get(RoundRole.continued(last).orElseThrow());
    assertThat(parent.state()).isEqualTo(TrialState.PRUNED);
    assertThat(last.assignment()).isEqualTo(parent.assignment());
    assertThat(last.state()).isEqualTo(TrialState.COMPLETE);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void anyOrderOfFinishing_givesTheSameTrials(long schedule) {
    assertThat(run(new Horizon(3), 4, schedule)).isEqualTo(run(new Horizon(3), 1, 0));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5, 12})
  void gridThatIsSmallerThanThePlan_isPromotedAllTheSame(int points) {
    Horizon horizon = new Horizon(3);
    List<Object> values = new ArrayList<>();
    for (int i = 1; i <= points; i++) {
      values.add("1e-" + i);
    }
    SearchSpace grid = SearchSpace.of(Parameter.of("lr", new ChoiceRange(values)));
    RandomMode mode = new RandomMode.PerTrial(5, horizon);

    List<TrialRecord> trials =
        run(
            new RoundsSuggester(
                PLAN,
                mode.open(new GridSampler(), grid, List.of(Direction.MINIMIZE)),
                Optional.of(horizon),
                Direction.MINIMIZE),
            grid,
            4,
            1);

    List<TrialRecord> fresh =
        trials.stream().filter(trial -> RoundRole.continued(trial).isEmpty()).toList();
    assertThat(fresh).hasSize(points);
    assertThat(fresh).extracting(TrialRecord::assignment).doesNotHaveDuplicates();
    assertThat(trials).anyMatch(trial -> trial.state() == TrialState.COMPLETE);
  }

  @Test
  void enqueuedTrialWithoutNewParameters_hasThoseOfThePausedOne() {
    SearchSpace grid = SearchSpace.of(Parameter.of("lr", ChoiceRange.of("1e-1", "1e-2")));
    Suggester suggester =
        new RoundsSuggester(
            PLAN,
            new RandomMode.PerTrial(5, new Horizon(0))
                .open(new GridSampler(), grid, List.of(Direction.MINIMIZE)),
            Optional.of(new Horizon(0)),
            Direction.MINIMIZE);
    List<TrialRecord> history = new ArrayList<>();
    for (int number = 0; number < 2; number++) {
      Suggestion next = suggester.suggest(history, number).orElseThrow();
      history.add(finished(started(grid, number, next)));
    }
    Suggestion promotion = suggester.suggest(history, 2).orElseThrow();
    history.add(TrialRecord.of(2, TrialState.WAITING));

    assertThat(promotion.systemAttributes()).containsKeys(RoundRole.KEY, RoundRole.CONTINUES);
    assertThat(suggester.suggest(history, 2)).contains(Suggestion.of(promotion.assignment()));
  }

  @Test
  void modeFree_waitsForNothingWhileThereAreNewParameters() {
    Suggester free =
        new RoundsSuggester(
            PLAN,
            new RandomMode.Free(5).open(TpeSampler.standard(), SPACE, List.of(Direction.MINIMIZE)),
            Optional.empty(),
            Direction.MINIMIZE);
    List<TrialRecord> running = new ArrayList<>();
    for (int number = 0; number < 9; number++) {
      assertThat(free.blocking(running, number)).as("trial " + number).isEmpty();
      Suggestion next = free.suggest(running, number).orElseThrow();
      running.add(
          TrialRecord.running(number, SPACE, next.assignment())
              .withSystemAttributes(next.systemAttributes()));
    }
    assertThat(running).allMatch(trial -> role(trial).equals(role(running.get(0))));
  }

  @Test
  void planBeyondAllMeasure_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HyperbandRounds(9, 3, 2_000_000_000))
        .withMessage(
            "iterations must be such that at most 1000000 trials are planned, but were 2000000000,"
                + " which are 46000000000");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HyperbandRounds(Integer.MAX_VALUE, 2, 1))
        .withMessage("maxEpochs must be between 1 and 1000000, but was 2147483647");
  }

  @Test
  void wrongPlan_saysRuleAndValue() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HyperbandRounds(9, 1, 1))
        .withMessage("factor must be at least 2, but was 1");
  }

  private static RoundRole role(TrialRecord trial) {
    return RoundRole.of(trial).orElseThrow();
  }

  /** Runs the plan on some workers, which finish in a random order. */
  private static List<TrialRecord> run(Horizon horizon, int workers, long schedule) {
    Suggester suggester =
        new RoundsSuggester(
            PLAN,
            new RandomMode.PerTrial(5, horizon)
                .open(TpeSampler.standard(), SPACE, List.of(Direction.MINIMIZE)),
            Optional.of(horizon),
            Direction.MINIMIZE);
    return run(suggester, SPACE, workers, schedule);
  }

  private static List<TrialRecord> run(
      Suggester suggester, SearchSpace space, int workers, long schedule) {
    Random order = new Random(schedule);
    List<TrialRecord> history = new ArrayList<>();
    List<Integer> running = new ArrayList<>();
    boolean done = false;
    while (!done || !running.isEmpty()) {
      int number = history.size();
      boolean free = !done && running.size() < workers;
      if (free && suggester.blocking(history, number).isEmpty()) {
        Optional<Suggestion> next = suggester.suggest(history, number);
        done = next.isEmpty();
        next.ifPresent(suggestion -> history.add(started(space, number, suggestion)));
        next.ifPresent(suggestion -> running.add(number));
      } else {
        int finished = running.remove(order.nextInt(running.size()));
        history.set(finished, finished(history.get(finished)));
      }
    }
    return history;
  }

  private static TrialRecord started(SearchSpace space, int number, Suggestion suggestion) {
    return TrialRecord.running(number, space, suggestion.assignment())
        .withSystemAttributes(suggestion.systemAttributes());
  }

  private static TrialRecord finished(TrialRecord trial) {
    Pruner pruner = new RoundsPruner(PLAN.maxEpochs(), PLAN.factor(), PLAN.iterations());
    double rate = Double.parseDouble(trial.parameters().get("lr").value().toString());
    double level = Math.abs(Math.log10(rate) + 2);
    TrialRecord running = trial;
    int first = RoundRole.continued(trial).isEmpty() ? 1 : startOf(role(trial)); // reported again
    for (int epoch = first; epoch <= PLAN.maxEpochs(); epoch++) {
      running = running.withReport(epoch, level + 1.0 / epoch);
      if (pruner.judge(running, List.of(), Direction.MINIMIZE).prune()) {
        return running.finished(TrialState.PRUNED, List.of(level + 1.0 / epoch));
      }
    }
    return running.finished(TrialState.COMPLETE, List.of(level));
  }

  private static int startOf(RoundRole role) {
    return PLAN.rounds().stream()
        .filter(round -> round.role().equals(role))
        .findFirst()
        .orElseThrow()
        .startEpochs();
  }
}
