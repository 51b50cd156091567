package io.vgglab.bench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vgglab.bench.plan.Case;
import io.vgglab.bench.plan.Subject;
import io.vgglab.network.Device;
import io.vgglab.network.NetworkFactory;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Engines whose kernels for some batch sizes compute something else. */
class SizeGateTest {

  private static final Subject SUBJECT = Subject.parse("resize/bilinear/224");

  @Test
  void sameAnswersAtEverySize_passAndAreNamed() {
    assertThat(check(new PlainJavaFactory(), 1, 6, 8))
        .hasEntrySatisfying(
            "resize/bilinear/224",
            text -> assertThat(text).endsWith("; in batches of 1, 6, 8 within 0.0e+00"));
  }

  @Test
  void wrongOutputInLargerBatches_isRefused() {
    assertThatThrownBy(() -> check(new PlainJavaFactory.Stale(), 4, 8))
        .isInstanceOf(BenchException.class)
        .hasMessageStartingWith(
            "output of plain for resize/bilinear/224 in batches of 8 must be within 1e-03 of DL4J's own"
                + " layers, but was")
        .hasMessageEndingWith("; it is not timed");
  }

  @Test
  void wrongGradientInLargerBatches_isRefusedByItsName() {
    assertThatThrownBy(() -> check(new PlainJavaFactory.Doubling(), 8))
        .isInstanceOf(BenchException.class)
        .hasMessageStartingWith(
            "gradients of plain for resize/bilinear/224 in batches of 8 must be within")
        .hasMessageContaining("that of scores.bias was 1.00e+00 away");
  }

  @Test
  void networkThatLeavesDropoutOut_isRefused() {
    assertThatThrownBy(() -> checkLosses(2.3, 2.3))
        .hasMessage(
            "dropout of plain for seed/none/32 in batches of 1 must change the loss, but it was 2.3"
                + " with it and without; it is not timed");
    assertThatCode(() -> checkLosses(2.3, 2.4)).doesNotThrowAnyException();
  }

  @Test
  void lossThatIsNoNumber_isRefused() {
    assertThatThrownBy(() -> checkLosses(2.3, Double.NaN))
        .hasMessage(
            "loss of plain for seed/none/32 in batches of 1 must be finite, but was 2.3, and NaN with"
                + " dropout; it is not timed");
  }

  @Test
  void lossOfOtherImages_isRefused() {
    List<Double> rows = Collections.nCopies(40, 0.1);
    Computed answer = new Computed(rows, Map.of(), 2.3, Map.of(), rows);
    Repeated repeated = new Repeated(rows, Map.of(), 2.4, 2.5);

    assertThatThrownBy(
            () ->
                new SizeGate(
                        "plain",
                        new Probed.Sized("seed/none/32", 4, Map.of(), 0, repeated),
                        "another")
                    .check(answer))
        .hasMessage(
            "loss of plain for seed/none/32 in batches of 4 must be within 5e-03 of another, but was"
                + " 4.35e-02 away; it is not timed");
  }

  @ParameterizedTest
  @CsvSource({
    "none, 0.19, true",
    "none, 0.21, false",
    "before-activation, 0.21, false",
    "after-activation, 0.69, true",
    "after-activation, 0.71, false"
  })
  void gradient_mayBeFartherBehindABatchNormBehindTheActivation(
      String batchNorm, double distance, boolean passes) {
    List<Double> rows = Collections.nCopies(40, 0.1);
    Computed answer =
        new Computed(rows, Map.of("a.weight", new Fingerprint(1, 1)), 2.3, Map.of(), rows);
    Repeated repeated =
        new Repeated(rows, Map.of("a.weight", new Fingerprint(1 + distance, 1)), 2.3, 2.4);
    Probed.Sized sized = new Probed.Sized("seed/" + batchNorm + "/32", 4, Map.of(), 0, repeated);

    AbstractThrowableAssert<?, ?> outcome =
        assertThatCode(() -> new SizeGate("plain", sized, "another").check(answer));

    if (passes) {
      outcome.doesNotThrowAnyException();
    } else {
      outcome.hasMessageContaining("but that of a.weight was");
    }
  }

  private static void checkLosses(double without, double with) {
    List<Double> row = Collections.nCopies(10, 0.1);
    Computed answer = new Computed(row, Map.of(), without, Map.of(), row);
    Repeated repeated = new Repeated(row, Map.of(), without, with);
    new SizeGate("plain", new Probed.Sized("seed/none/32", 1, Map.of(), 0, repeated), "plain")
        .check(answer);
  }

  private static Map<String, String> check(NetworkFactory factory, int... sizes) {
    Computed right = probed(new PlainJavaFactory(), 4).networks().get(0).computed();
    return new Gate(Map.of(SUBJECT.plan().hash(), right)).check("plain", probed(factory, sizes));
  }

  private static Probed probed(NetworkFactory factory, int... sizes) {
    return ProbeProcess.probe(
        factory,
        Device.cpu(1),
        Arrays.stream(sizes).mapToObj(size -> new Case(SUBJECT, size)).toList());
  }
}
