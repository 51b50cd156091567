package io.vgglab.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.vgglab.data.Batch;
import io.vgglab.model.Head;
import io.vgglab.model.Resize;
import io.vgglab.model.TensorShape;
import io.vgglab.model.VggPlan;
import io.vgglab.optim.Optimizer;
import java.util.List;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What every engine must do, the reference of {@link NetworkContract} too: numbers are compared
 * with plain Java in double precision over tiny networks. {@link StateContract} adds what an engine
 * must remember.
 */
@Tag("native")
public abstract class PlainJavaContract {

  static final long SEED = 11;

  /** Norm of a gradient that is 0 but for rounding, such as that of a bias before batch norm. */
  private static final double NOTHING = 1e-5;

  /** The engine under test. */
  protected abstract NetworkFactory factory();

  /** Where it runs: one thread, since several wait for each other on a busy machine. */
  protected Device device() {
    return Device.cpu(1);
  }

  @ParameterizedTest
  @EnumSource
  void gradients_matchPlainJava(TinyCase tiny) {
    VggPlan plan = VggPlan.of(tiny.spec());
    Batch batch = TinyCase.batch(plan, 5, 3);

    try (Network network = open(plan, tiny.step());
        Network reference = new ReferenceNetwork(plan, tiny.step(), SEED)) {
      assertClose(network.gradients(batch), reference.gradients(batch));
    }
  }

  @ParameterizedTest
  @EnumSource
  void fiveSteps_leaveParametersSlotsAndProbabilitiesOfPlainJava(TinyCase tiny) {
    atOneOfThreeSeeds(seed -> compareFiveSteps(tiny, seed));
  }

  /**
   * A ReLU input that an engine rounds to the other side of 0 than exact arithmetic does is a jump,
   * not an error, and batch norm spreads it: an error shows at every seed, a jump does not.
   */
  private static void atOneOfThreeSeeds(LongConsumer comparison) {
    AssertionError first = null;
    for (long seed = SEED; seed < SEED + 3; seed++) {
      try {
        comparison.accept(seed);
        return;
      } catch (AssertionError e) {
        first = first == null ? e : first;
      }
    }
    throw first;
  }

  private void compareFiveSteps(TinyCase tiny, long seed) {
    VggPlan plan = VggPlan.of(tiny.spec());
    try (Network network = factory().open(plan, tiny.step(), device(), seed);
        Network reference = new ReferenceNetwork(plan, tiny.step(), seed)) {
      for (int i = 0; i < 5; i++) {
        Batch batch = TinyCase.batch(plan, i == 3 ? 20 : 24, i);
        network.trainStep(batch, 1e-3 / (1 + i));
        reference.trainStep(batch, 1e-3 / (1 + i));
      }

      Totals totals = network.totals();
      Totals expected = reference.totals();
      assertThat(totals.loss())
          .isCloseTo(expected.loss(), within(NetworkComparison.TOLERANCE * expected.loss()));
      assertThat(totals.count()).isEqualTo(116);
      assertClose(network.state().parameters(), reference.state().parameters());
      assertClose(network.state().slots(), reference.state().slots());
      Batch unseen = TinyCase.batch(plan, 3, 99);
      assertThat(network.predict(unseen)).containsExactly(reference.predict(unseen), within(2e-3f));
    }
  }

  /** The first kernel's gradient is a sum over the resized image. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void resize_followsItsDefinition(Resize.Method method) {
    VggPlan plan =
        VggPlan.of(
            TinyCase.PLAIN
                .spec()
                .withInput(TensorShape.square(3, 4), 4)
                .withHead(Head.linear())
                .withResize(new Resize(method, 7)));
    Batch batch = TinyCase.batch(plan, 6, 1);

    try (Network network = open(plan, TinyCase.PLAIN.step());
        Network reference = new ReferenceNetwork(plan, TinyCase.PLAIN.step(), SEED)) {
      assertClose(network.gradients(batch), reference.gradients(batch));
    }
  }

  @Test
  void clipping_scalesAllGradientsTogether() {
    VggPlan plan = VggPlan.of(TinyCase.PLAIN.spec());
    StepSpec step = TinyCase.PLAIN.step();
    StepSpec clipped =
        new StepSpec(
            step.scaling(), new Optimizer.Sgd(), 0, List.of(), step.l2(), /* clipNorm= */ 0.01);
    Batch batch = TinyCase.batch(plan, 8, 1);

    try (Network network = open(plan, clipped);
        Network reference = new ReferenceNetwork(plan, clipped, SEED)) {
      network.trainStep(batch, 1);
      reference.trainStep(batch, 1);

      assertClose(network.state().parameters(), reference.state().parameters());
    }
  }

  @Test
  void batchOfOtherImages_isRefused() {
    VggPlan plan = VggPlan.of(TinyCase.PLAIN.spec());
    Batch other = TinyCase.batch(VggPlan.of(TinyCase.ODD.spec()), 2, 1);

    try (Network network = open(plan, TinyCase.PLAIN.step())) {
      assertThatThrownBy(() -> network.predict(other))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("batch must have images of 16x16x3, but had 11x14x1");
    }
  }

  @Test
  void deviceThatTheEngineLacks_isRefused() {
    VggPlan plan = VggPlan.of(TinyCase.PLAIN.spec());

    assertThatThrownBy(() -> factory().open(plan, TinyCase.PLAIN.step(), Device.cuda(0), SEED))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("device must be cpu")
        .hasMessageContaining("but was cuda:0");
  }

  @Test
  void facts_areThere() {
    VggPlan plan = VggPlan.of(TinyCase.NORM_BEFORE.spec());

    try (Network network = open(plan, TinyCase.NORM_BEFORE.step())) {
      network.trainStep(TinyCase.batch(plan, 4, 1), 1e-3);

      assertThat(network.implementations().keySet())
          .contains("block1_conv1", "block1_bn1", "predictions")
          .isSubsetOf(plan.layers().stream().map(layer -> layer.name()).toList());
      assertThat(network.memory().parameters()).isGreaterThan(4 * plan.parameterCount());
      assertThat(network.memory().activations()).isPositive();
    }
    assertThat(factory().versions()).isNotEmpty().doesNotContainValue("unknown");
  }

  /** A network of the engine under test. */
  protected final Network open(VggPlan plan, StepSpec step) {
    return factory().open(plan, step, device(), SEED);
  }

  static void assertClose(Parameters actual, Parameters expected) {
    assertThat(actual.names()).containsExactlyElementsOf(expected.names());
    for (String name : expected.names()) {
      Tensor tensor = actual.get(name);
      assertThat(tensor.shape()).as(name).isEqualTo(expected.get(name).shape());
      if (norm(expected.get(name)) < NOTHING) {
        assertThat(norm(tensor)).as(name).isLessThan(10 * NOTHING);
      } else {
        assertThat(tensor.relativeDifference(expected.get(name)))
            .as(name)
            .isLessThan(NetworkComparison.TOLERANCE);
      }
    }
  }

  private static double norm(Tensor tensor) {
    double squares = 0;
    for (float value : tensor.values()) {
      squares += (double) value * value;
    }
    return Math.sqrt(squares);
  }
}
