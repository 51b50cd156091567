package io.vgglab.sweep.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ParetoFrontTest {

  private static final List<Direction> F1_AND_SECONDS =
      List.of(Direction.MAXIMIZE, Direction.MINIMIZE);

  @Test
  void front_holdsWhatNothingBeats() {
    List<TrialRecord> trials =
        List.of(
            complete(0, 0.5, 10),
            complete(1, 0.6, 10),
            complete(2, 0.9, 60),
            complete(3, 0.8, 70),
            complete(4, 0.6, 10));

    assertThat(numbers(ParetoFront.of(trials, F1_AND_SECONDS))).containsExactly(1, 2, 4);
  }

  @Test
  void unfinishedAndInfeasibleTrials_areLeftOut() {
    List<TrialRecord> trials =
        List.of(
            complete(0, 0.5, 10),
            complete(1, 0.9, 1).withSystemAttributes(Constraints.attribute(List.of(1.0))),
            TrialRecord.of(2, TrialState.RUNNING).finished(TrialState.PRUNED, List.of(0.9, 1.0)),
            TrialRecord.of(3, TrialState.FAIL));

    assertThat(numbers(ParetoFront.of(trials, F1_AND_SECONDS))).containsExactly(0);
  }

  @Test
  void oneObjective_hasItsBestTrials() {
    List<TrialRecord> trials = List.of(complete(0, 0.5, 1), complete(1, 0.7, 9));

    assertThat(numbers(ParetoFront.of(trials, List.of(Direction.MAXIMIZE)))).containsExactly(1);
  }

  @Property(tries = 200)
  void everyOtherTrial_isBeatenByOneOfTheFront(
      @ForAll @Size(min = 2, max = 40) List<@IntRange(min = 0, max = 9) Integer> values) {
    List<TrialRecord> trials = new ArrayList<>();
    for (int i = 0; i + 1 < values.size(); i += 2) {
      trials.add(complete(i / 2, values.get(i), values.get(i + 1)));
    }

    List<TrialRecord> front = ParetoFront.of(trials, F1_AND_SECONDS);

    assertThat(front).isNotEmpty();
    for (TrialRecord trial : trials) {
      assertThat(front.stream().anyMatch(f -> ParetoFront.dominates(f, trial, F1_AND_SECONDS)))
          .isEqualTo(!front.contains(trial));
    }
  }

  private static TrialRecord complete(int number, double f1, double seconds) {
    return TrialRecord.of(number, TrialState.RUNNING)
        .finished(TrialState.COMPLETE, List.of(f1, seconds));
  }

  private static List<Integer> numbers(List<TrialRecord> trials) {
    return trials.stream().map(TrialRecord::number).toList();
  }
}
