package io.vgglab.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.vgglab.data.Batch;
import io.vgglab.model.VggPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every engine must remember, and what it must leave alone. */
@Tag("native")
public abstract class StateContract {

  private static final TinyCase CASE = TinyCase.NORM_AND_DROPOUT;
  private static final VggPlan PLAN = VggPlan.of(CASE.spec());

  /** The engine under test. */
  protected abstract NetworkFactory factory();

  @ParameterizedTest
  @EnumSource
  void resumedRun_isBitForBitTheUninterruptedOne(TinyCase tiny) {
    VggPlan plan = VggPlan.of(tiny.spec());
    NetworkState halfWay;
    NetworkState uninterrupted;
    try (Network network = open(tiny, 1)) {
      steps(network, plan, 0, 3);
      halfWay = network.state();
      steps(network, plan, 3, 6);
      uninterrupted = network.state();
    }

    try (Network resumed = open(tiny, 1)) {
      resumed.load(halfWay);
      steps(resumed, plan, 3, 6);

      assertSame(resumed.state(), uninterrupted);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void sameSeed_givesTheSameLossesBitForBit(int threads) {
    List<Double> losses = losses(1, threads);

    assertThat(losses(1, threads)).isEqualTo(losses);
    assertThat(losses(2, threads)).isNotEqualTo(losses);
  }

  /** Loss sums of single steps; the network is opened for them and closed. */
  private List<Double> losses(long seed, int threads) {
    List<Double> losses = new ArrayList<>();
    try (Network network = factory().open(PLAN, CASE.step(), Device.cpu(threads), seed)) {
      for (int i = 0; i < 8; i++) {
        network.trainStep(TinyCase.batch(PLAN, i % 3 == 2 ? 4 : 6, i), 0.01);
        losses.add(network.totals().lossSum());
      }
    }
    return losses;
  }

  @Test
  void loadedState_continuesWithTheSameLossesBitForBit() {
    NetworkState halfWay;
    List<Totals> uninterrupted;
    try (Network network = open(CASE, 1)) {
      steps(network, PLAN, 0, 4);
      halfWay = network.state();
      network.totals();
      uninterrupted = totals(network);
    }

    try (Network resumed = open(CASE, 1)) {
      steps(resumed, PLAN, 7, 9);
      resumed.load(halfWay);
      resumed.totals();

      assertThat(totals(resumed)).isEqualTo(uninterrupted);
    }
  }

  private static List<Totals> totals(Network network) {
    List<Totals> totals = new ArrayList<>();
    for (int i = 4; i < 8; i++) {
      steps(network, PLAN, i, i + 1);
      totals.add(network.totals());
    }
    return totals;
  }

  @Test
  void openedNetwork_holdsTheInitialState() {
    try (Network network = open(CASE, 5)) {
      assertSame(
          network.state(), NetworkState.initial(PLAN, CASE.step().optimizer(), /* seed= */ 5));
    }
  }

  @Test
  void loadedNetwork_predictsWhatTheSavedOneDid() {
    Batch batch = TinyCase.batch(PLAN, 5, 8);
    try (Network network = open(CASE, 1);
        Network other = open(CASE, 2)) {
      steps(network, PLAN, 0, 2);

      other.load(network.state());

      assertThat(other.predict(batch)).isEqualTo(network.predict(batch));
      assertThat(other.state().step()).isEqualTo(2);
    }
  }

  @Test
  void everythingButTraining_leavesStateAndTotalsAlone() {
    Batch batch = TinyCase.batch(PLAN, 5, 8);
    try (Network network = open(CASE, 1)) {
      steps(network, PLAN, 0, 1);
      NetworkState before = network.state();

      network.predict(batch);
      network.gradients(batch);
      network.forward(batch);
      network.backward();
      network.backward();
      network.synchronize();

      assertSame(network.state(), before);
      assertThat(network.totals().count()).isEqualTo(6);
      assertThat(network.totals()).isEqualTo(Totals.NONE);
    }
  }

  @Test
  void prediction_dependsOnNoOtherImage() {
    Batch all = TinyCase.batch(PLAN, 7, 8);
    try (Network network = open(CASE, 1)) {
      steps(network, PLAN, 0, 2);

      float[] together = network.predict(all);
      float[] last = network.predict(Given.part(all, 5, 7));

      int classes = PLAN.spec().classes();
      for (int i = 0; i < last.length; i++) {
        assertThat(last[i]).isCloseTo(together[5 * classes + i], within(1e-5f));
      }
      for (int row = 0; row < 7; row++) {
        double sum = 0;
        for (int c = 0; c < classes; c++) {
          sum += together[row * classes + c];
        }
        assertThat(sum).isCloseTo(1, within(1e-5));
      }
    }
  }

  @Test
  void shortBatch_afterLongOnes_isComputedAsIfAlone() {
    Batch few = TinyCase.batch(PLAN, 3, 9);
    try (Network used = open(CASE, 1);
        Network fresh = open(CASE, 1)) {
      used.gradients(TinyCase.batch(PLAN, 4, 1));
      used.gradients(TinyCase.batch(PLAN, 16, 2));

      Parameters gradients = used.gradients(few);

      Parameters expected = fresh.gradients(few);
      for (String name : expected.names()) {
        assertThat(gradients.get(name).relativeDifference(expected.get(name)))
            .as(name)
            .isLessThan(1e-5);
      }
    }
  }

  @Test
  void backward_withoutForward_isRefused() {
    try (Network network = open(CASE, 1)) {
      assertThatThrownBy(network::backward)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("backward() must follow forward(), but there was none");
    }
  }

  @Test
  void backward_behindSomethingElse_isRefused() {
    Batch batch = TinyCase.batch(PLAN, 2, 1);
    try (Network network = open(CASE, 1)) {
      NetworkState state = network.state();
      for (Runnable between :
          List.<Runnable>of(
              () -> network.trainStep(batch, 0.1),
              () -> network.predict(batch),
              () -> network.load(state))) {
        network.forward(batch);
        between.run();

        assertThatThrownBy(network::backward)
            .isInstanceOf(IllegalStateException.class)
            .hasMessage("backward() must follow forward(), but there was none");
      }
    }
  }

  @Test
  void wrongState_isRefusedByTheTensorsName() {
    try (Network network = open(CASE, 1)) {
      NetworkState state = network.state();

      assertThatThrownBy(() -> network.load(with(state, "fc1.bias", List.of(3))))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("tensor fc1.bias must have shape [20], but had [3]");
      assertThatThrownBy(() -> network.load(with(state, "fc9.bias", List.of(3))))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("tensor fc9.bias has no place in this network");
      assertThatThrownBy(
              () -> network.load(new NetworkState(state.parameters(), Parameters.none(), 0)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("tensor block1_conv1.weight/velocity is missing");
      assertSame(network.state(), state);
    }
  }

  @Test
  void close_mayBeCalledTwice() {
    Network network = open(CASE, 1);
    steps(network, PLAN, 0, 1);

    network.close();
    network.close();
  }

  @Test
  void closedNetwork_refusesWork() {
    Network network = open(CASE, 1);
    Batch batch = TinyCase.batch(PLAN, 2, 1);
    network.forward(batch);
    NetworkState state = network.state();
    network.close();

    for (Runnable work :
        List.<Runnable>of(
            () -> network.trainStep(batch, 0.1),
            () -> network.forward(batch),
            network::backward,
            () -> network.gradients(batch),
            () -> network.predict(batch),
            network::state,
            network::synchronize,
            network::totals,
            () -> network.load(state))) {
      assertThatThrownBy(work::run)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("network must be open, but was closed");
    }
  }

  private Network open(TinyCase tiny, long seed) {
    return factory().open(VggPlan.of(tiny.spec()), tiny.step(), Device.cpu(1), seed);
  }

  private static void steps(Network network, VggPlan plan, int from, int to) {
    for (int i = from; i < to; i++) {
      network.trainStep(TinyCase.batch(plan, i == 1 ? 4 : 6, i), 1e-3 / (1 + i));
    }
  }

  private static NetworkState with(NetworkState state, String name, List<Integer> shape) {
    Map<String, Tensor> tensors = new LinkedHashMap<>(state.parameters().asMap());
    tensors.put(name, new Tensor(shape, new float[shape.get(0)]));
    return new NetworkState(new Parameters(tensors), state.slots(), state.step());
  }

  private static void assertSame(NetworkState actual, NetworkState expected) {
    assertThat(actual.step()).isEqualTo(expected.step());
    assertSame(actual.parameters(), expected.parameters());
    assertSame(actual.slots(), expected.slots());
  }

  private static void assertSame(Parameters actual, Parameters expected) {
    assertThat(actual.names()).containsExactlyElementsOf(expected.names());
    for (String name : expected.names()) {
      assertThat(actual.get(name).values()).as(name).isEqualTo(expected.get(name).values());
    }
  }
}
