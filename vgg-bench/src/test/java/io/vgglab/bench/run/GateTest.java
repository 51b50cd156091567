package io.vgglab.bench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vgglab.bench.plan.BenchPreset;
import io.vgglab.bench.plan.Subject;
import io.vgglab.model.VggPlan;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GateTest {

  private static final String SUBJECT = "resize/bilinear/224";
  private static final VggPlan PLAN = Subject.parse(SUBJECT).plan();
  private static final int COUNT = 376_330;
  private static final Computed RIGHT = computed(0.25, 0.75);

  @Test
  void storedOutput_isTheReference() {
    Gate gate = new Gate(Map.of(PLAN.hash(), RIGHT));

    assertThat(gate.check("a on cpu", probed(COUNT, computed(0.25, 0.7501))))
        .containsEntry(
            SUBJECT,
            "parameters counted; output within 1.3e-04, training within 1.3e-04, gradients"
                + " within 0.0e+00 of DL4J's own layers");
  }

  @Test
  void firstEngine_isTheReferenceWhereNothingIsStored() {
    Gate gate = new Gate(Map.of());

    assertThat(gate.check("a on cpu", probed(COUNT, computed(0.5, 0.5))))
        .containsEntry(
            SUBJECT,
            "parameters counted; first engine, so its output and training are what the others are"
                + " held against");
    assertThat(gate.check("b on cpu", probed(COUNT, computed(0.5, 0.5))))
        .containsEntry(
            SUBJECT,
            "parameters counted; output within 0.0e+00, training within 0.0e+00, gradients"
                + " within 0.0e+00 of a on cpu");
    assertThatThrownBy(() -> gate.check("c on cpu", probed(COUNT, computed(0.5, 0.502))))
        .hasMessage(
            "output of c on cpu for resize/bilinear/224 must be within 1e-03 of a on cpu, but was"
                + " 2.83e-03 away; it is not timed");
  }

  @Test
  void outputThatIsNoNumber_isRefused() {
    Gate gate = new Gate(Map.of(PLAN.hash(), RIGHT));

    assertThatThrownBy(() -> gate.check("a on cpu", probed(COUNT, computed(Double.NaN, 0.5))))
        .hasMessageContaining("but was NaN away");
  }

  @Test
  void otherLossOrStateAfterTraining_isRefused() {
    Gate gate = new Gate(Map.of(PLAN.hash(), RIGHT));
    Computed otherLoss =
        new Computed(RIGHT.probabilities(), RIGHT.gradients(), List.of(2.3, 1.9), RIGHT.trained());
    Computed otherUpdate =
        new Computed(RIGHT.probabilities(), RIGHT.gradients(), RIGHT.losses(), List.of(0.2, 0.8));

    assertThatThrownBy(() -> gate.check("a on cpu", probed(COUNT, otherLoss)))
        .hasMessageStartingWith(
            "training of a on cpu for resize/bilinear/224 must be within 5e-02");
    assertThatThrownBy(() -> gate.check("a on cpu", probed(COUNT, otherUpdate)))
        .hasMessageStartingWith(
            "training of a on cpu for resize/bilinear/224 must be within 5e-02");
  }

  @Test
  void otherGradient_isRefusedByItsName() {
    Gate gate = new Gate(Map.of(PLAN.hash(), RIGHT));

    assertThatThrownBy(
            () -> gate.check("a on cpu", probed(COUNT, gradients(new Fingerprint(2, -0.9)))))
        .hasMessage(
            "gradients of a on cpu for resize/bilinear/224 must be within 5e-02 of DL4J's own"
                + " layers, but that of scores.weight was 2.00e-01 away; it is not timed");
    assertThatThrownBy(
            () -> gate.check("a on cpu", probed(COUNT, gradients(new Fingerprint(Double.NaN, 0)))))
        .hasMessageContaining("but that of scores.weight was NaN away");
  }

  @Test
  void gradientThatVanishes_mayBeRounding() {
    Gate gate = new Gate(Map.of(PLAN.hash(), biased(1e-8)));

    assertThat(gate.check("a on cpu", probed(COUNT, biased(3e-8)))).hasSize(1);
    assertThatThrownBy(() -> gate.check("a on cpu", probed(COUNT, biased(1e-3))))
        .hasMessageContaining("that of scores.bias was");
  }

  @Test
  void firstEngineWithoutProbabilities_isRefused() {
    assertThatThrownBy(() -> first(computed(Double.NaN, 0.5)))
        .hasMessage(
            "output of a on cpu for resize/bilinear/224 must be probabilities that add up to 1 for"
                + " each image, but added up to NaN; it is not timed");
    assertThatThrownBy(() -> first(computed(0.5, 0.4)))
        .hasMessageContaining("but added up to 0.9; it is not timed");
    assertThatThrownBy(() -> first(computed(-0.5, 1.5)))
        .hasMessageContaining("must be probabilities");
  }

  @Test
  void firstEngineWithoutGradients_isRefused() {
    assertThatThrownBy(
            () ->
                first(
                    new Computed(RIGHT.probabilities(), Map.of(), RIGHT.losses(), RIGHT.trained())))
        .hasMessage(
            "a on cpu must have a finite gradient for each of the 2 trainable parameters of"
                + " resize/bilinear/224, but had {}; it is not timed");
    assertThatThrownBy(() -> first(gradients(new Fingerprint(Double.POSITIVE_INFINITY, 0))))
        .hasMessageContaining("must have a finite gradient");
    assertThatThrownBy(() -> first(gradients(new Fingerprint(1, Double.NaN))))
        .hasMessageContaining("must have a finite gradient");
  }

  @Test
  void firstEngineWithoutLosses_isRefused() {
    assertThatThrownBy(
            () ->
                first(
                    new Computed(
                        RIGHT.probabilities(),
                        RIGHT.gradients(),
                        List.of(2.3, Double.NaN),
                        RIGHT.trained())))
        .hasMessage(
            "losses of a on cpu for resize/bilinear/224 must be finite, but were [2.3, NaN]; it is"
                + " not timed");
  }

  @Test
  void wrongParameterCount_isRefused() {
    assertThatThrownBy(() -> new Gate(Map.of()).check("a on cpu", probed(COUNT + 1, RIGHT)))
        .hasMessage(
            "a on cpu must hold 376330 parameters for resize/bilinear/224, but held 376331; it is not"
                + " timed");
  }

  @Test
  void expectations_coverEveryNetworkButThePapers() {
    assertThat(
            BenchPreset.FULL.selections().stream()
                .flatMap(selection -> selection.subjects().stream())
                .filter(subject -> !subject.text().startsWith("paper-d/")))
        .isNotEmpty()
        .allSatisfy(subject -> assertThat(Gate.expectations()).containsKey(subject.plan().hash()));
  }

  /** A check that lets one network pass for another does not see what tells them apart. */
  @Test
  void expectations_ofTwoNetworksNeverPassForEachOther() {
    Map<String, Computed> expectations = Gate.expectations();
    expectations.forEach(
        (hash, one) ->
            expectations.forEach(
                (otherHash, other) ->
                    assertThat(Distances.of(one, other).output() > Gate.OUTPUT_TOLERANCE)
                        .isEqualTo(!hash.equals(otherHash))));
  }

  private static void first(Computed computed) {
    new Gate(Map.of()).check("a on cpu", probed(COUNT, computed));
  }

  private static Computed computed(Double... probabilities) {
    return new Computed(
        List.of(probabilities),
        Map.of("scores.weight", new Fingerprint(2, -0.5), "scores.bias", new Fingerprint(1, 0.1)),
        List.of(2.3, 2.2),
        List.of(probabilities));
  }

  private static Computed gradients(Fingerprint kernel) {
    return new Computed(
        RIGHT.probabilities(),
        Map.of("scores.weight", kernel, "scores.bias", RIGHT.gradients().get("scores.bias")),
        RIGHT.losses(),
        RIGHT.trained());
  }

  private static Computed biased(double bias) {
    return new Computed(
        RIGHT.probabilities(),
        Map.of("scores.weight", new Fingerprint(2, 1), "scores.bias", new Fingerprint(bias, bias)),
        RIGHT.losses(),
        RIGHT.trained());
  }

  private static Probed probed(long parameters, Computed computed) {
    return new Probed(
        Map.of(),
        Map.of(),
        List.of(new Probed.Opened(SUBJECT, PLAN.hash(), parameters, computed, 8, Map.of(), 0)),
        "");
  }
}
