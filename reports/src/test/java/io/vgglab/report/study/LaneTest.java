package io.vgglab.report.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LaneTest {

  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  @Test
  void attemptsOfOneSlot_shareARowWhereNoneOverlap() {
    List<Lane> lanes =
        Lane.of(
            List.of(
                givenTrial(0, givenAttempt(1, 0, 60), givenAttempt(0, 120, 180)),
                givenTrial(1, givenAttempt(1, 60, 90))));

    assertThat(lanes).extracting(Lane::label).containsExactly("slot 0", "slot 1");
    assertThat(numbers(lanes.get(1))).containsExactly(0, 1);
  }

  @Test
  void slotsOfTheSameNumberAtOnce_haveARowEach() {
    List<Lane> lanes =
        Lane.of(
            List.of(
                givenTrial(0, givenAttempt(0, 0, 60)),
                givenTrial(1, givenAttempt(0, 30, 90)),
                givenTrial(2, givenAttempt(0, 60, 120))));

    assertThat(lanes).extracting(Lane::label).containsExactly("slot 0", "slot 0 (2)");
    assertThat(numbers(lanes.get(0))).containsExactly(0, 2);
    assertThat(numbers(lanes.get(1))).containsExactly(1);
  }

  private static List<Integer> numbers(Lane lane) {
    return lane.spans().stream().map(span -> span.trial().number()).toList();
  }

  private static TrialReport givenTrial(int number, Attempt... attempts) {
    return TrialReport.of(number, TrialStatus.COMPLETE, Map.of()).withAttempts(List.of(attempts));
  }

  private static Attempt givenAttempt(int slot, int from, int to) {
    return new Attempt(1, slot, NOON.plusSeconds(from), NOON.plusSeconds(to));
  }
}
