package io.vgglab.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleTest {

  @Test
  void timeDecay_dividesAsKerasDoes() {
    Schedule schedule = new Schedule.TimeDecay(5e-4);

    assertThat(schedule.rate(0.01, 0, 100)).isEqualTo(0.01);
    assertThat(schedule.rate(0.01, 1, 100)).isEqualTo(0.01 / 1.0005);
    assertThat(schedule.rate(0.01, 2000, 100)).isEqualTo(0.005);
  }

  @Test
  void cosine_fallsFromBaseToZero() {
    Schedule schedule = new Schedule.Cosine();

    assertThat(schedule.rate(0.1, 0, 100)).isEqualTo(0.1);
    assertThat(schedule.rate(0.1, 50, 100)).isCloseTo(0.05, within(1e-15));
    assertThat(schedule.rate(0.1, 100, 100)).isCloseTo(0, within(1e-15));
  }

  @Test
  void step_cutsAfterEachStage() {
    Schedule schedule = new Schedule.Step(3, 0.1);

    assertThat(schedule.rate(1, 32, 99)).isEqualTo(1);
    assertThat(schedule.rate(1, 33, 99)).isEqualTo(0.1);
    assertThat(schedule.rate(1, 98, 99)).isCloseTo(0.01, within(1e-15));
  }

  @Test
  void oneCycle_risesThenFalls() {
    Schedule schedule = new Schedule.OneCycle(0.3);

    assertThat(schedule.rate(1, 0, 100)).isCloseTo(0.04, within(1e-12));
    assertThat(schedule.rate(1, 30, 100)).isCloseTo(1, within(1e-12));
    assertThat(schedule.rate(1, 100, 100)).isCloseTo(4e-6, within(1e-12));
  }

  @Test
  void warmUp_risesInEqualSteps() {
    Schedule schedule = new Schedule.WarmUp(4, new Schedule.Constant());

    assertThat(List.of(0L, 1L, 3L, 9L))
        .map(i -> schedule.rate(1, i, 10))
        .containsExactly(0.25, 0.5, 1.0, 1.0);
  }

  @Test
  void plateau_firstCutsAfterSixEpochsThenAfterFive() {
    ReduceLrOnPlateau rule = ReduceLrOnPlateau.seed();
    ReduceLrOnPlateau.State state = rule.next(ReduceLrOnPlateau.State.start(0.01), 0.5);
    double[] rates = new double[18];
    for (int epoch = 0; epoch < rates.length; epoch++) {
      state = rule.next(state, 0.5);
      rates[epoch] = state.baseRate();
    }

    assertThat(rates[4]).isEqualTo(0.01);
    assertThat(rates[5]).isCloseTo(1e-3, within(1e-12));
    assertThat(rates[9]).isCloseTo(1e-3, within(1e-12));
    assertThat(rates[10]).isCloseTo(1e-4, within(1e-12));
    assertThat(rates[15]).isCloseTo(1e-5, within(1e-12));
    assertThat(rates[17]).isCloseTo(1e-5, within(1e-12));
  }

  @Test
  void plateau_startsAgainAfterAnImprovementBeyondItsDelta() {
    ReduceLrOnPlateau rule = ReduceLrOnPlateau.seed();
    ReduceLrOnPlateau.State state = new ReduceLrOnPlateau.State(0.01, 0.5, 4);

    assertThat(rule.next(state, 0.50009).waited()).isEqualTo(5);
    assertThat(rule.next(state, 0.5002)).isEqualTo(new ReduceLrOnPlateau.State(0.01, 0.5002, 0));
  }

  @Test
  void plateau_neverCutsBelowItsFloor() {
    ReduceLrOnPlateau rule = new ReduceLrOnPlateau(0.1, 0, 0, 0.004);

    ReduceLrOnPlateau.State state = rule.next(new ReduceLrOnPlateau.State(0.01, 1, 0), 0);

    assertThat(state.baseRate()).isEqualTo(0.004);
    assertThat(rule.next(state, 0).baseRate()).isEqualTo(0.004);
  }

  @Test
  void earlyStopping_endsAfterItsPatience() {
    EarlyStopping rule = new EarlyStopping(2, 0.01);

    assertThat(rule.ends(List.of(0.5, 0.505))).isFalse();
    assertThat(rule.ends(List.of(0.5, 0.505, 0.51))).isTrue();
    assertThat(rule.ends(List.of(0.5, 0.505, 0.52))).isFalse();
  }

  @Test
  void badValues_areRefusedWithTheRule() {
    assertThatThrownBy(() -> new Optimizer.Momentum(1))
        .hasMessage("momentum must be at least 0 and, as a 32-bit number, below 1, but was 1.0");
    assertThatThrownBy(() -> new Schedule.OneCycle(1))
        .hasMessage("rise must be above 0 and below 1, but was 1.0");
    assertThatThrownBy(() -> new EarlyStopping(0, 0))
        .hasMessage("patience must be at least 1, but was 0");
  }

  @Test
  void numbersWithoutEnd_areRefused() {
    double infinity = Double.POSITIVE_INFINITY;

    assertThatThrownBy(() -> new Schedule.TimeDecay(infinity))
        .hasMessage("decay must be at least 0 and finite, but was Infinity");
    assertThatThrownBy(() -> new EarlyStopping(3, infinity))
        .hasMessage("minDelta must be at least 0 and finite, but was Infinity");
    assertThatThrownBy(() -> new ReduceLrOnPlateau(0.1, 5, infinity, 0))
        .hasMessage("minDelta must be at least 0 and finite, but was Infinity");
    assertThatThrownBy(() -> new ReduceLrOnPlateau(0.1, 5, 0, infinity))
        .hasMessage("floor must be at least 0 and finite, but was Infinity");
    assertThatThrownBy(() -> new Optimizer.Adam(0.9, 0.999, infinity))
        .hasMessage("epsilon must be at least 1.17549435E-38 and finite, but was Infinity");
  }
}
