package io.vgglab.bench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vgglab.bench.plan.BenchPreset;
import io.vgglab.bench.plan.Subject;
import io.vgglab.model.VggPlan;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GateTest {

  private static final String SUBJECT = "resize/bilinear/224";
  private static final VggPlan PLAN = Subject.parse(SUBJECT).plan();
  private static final int COUNT = 376_330;
  private static final Computed RIGHT = computed(0.1);

  @Test
  void storedOutput_isTheReference() {
    Gate gate = new Gate(Map.of(PLAN.hash(), RIGHT));

    assertThat(gate.check("a on cpu", probed(COUNT, computed(0.10001))))
        .containsEntry(
            SUBJECT,
            "parameters counted; output within 1.0e-04, gradients within 0.0e+00, updates within"
                + " 0.0e+00, output after training within 1.0e-04 of DL4J's own layers");
  }

  @Test
  void firstEngine_isTheReferenceWhereNothingIsStored() {
    Gate gate = new Gate(Map.of());

    assertThat(gate.check("a on cpu", probed(COUNT, computed(0.1))))
        .containsEntry(
            SUBJECT,
            "parameters counted; first engine, so its output and training are what the others are"
                + " held against");
    assertThat(gate.check("b on cpu", probed(COUNT, computed(0.1))))
        .containsEntry(
            SUBJECT,
            "parameters counted; output within 0.0e+00, gradients within 0.0e+00, updates within"
                + " 0.0e+00, output after training within 0.0e+00 of a on cpu");
    assertThatThrownBy(() -> gate.check("c on cpu", probed(COUNT, computed(0.1002))))
        .hasMessage(
            "output of c on cpu for resize/bilinear/224 must be within 1e-03 of a on cpu, but was"
                + " 2.00e-03 away; it is not timed");
  }

  @Test
  void outputThatIsNoNumber_isRefused() {
    Gate gate = new Gate(Map.of(PLAN.hash(), RIGHT));

    assertThatThrownBy(() -> gate.check("a on cpu", probed(COUNT, computed(Double.NaN))))
        .hasMessageContaining("but was NaN away");
  }

  @Test
  void otherLossOrStateAfterTraining_isRefused() {
    Gate gate = new Gate(Map.of(PLAN.hash(), RIGHT));
    Computed otherLoss =
        new Computed(
            RIGHT.probabilities(), RIGHT.gradients(), 2.31, RIGHT.updates(), RIGHT.trained());
    Computed otherUpdate =
        new Computed(
            RIGHT.probabilities(),
            RIGHT.gradients(),
            RIGHT.loss(),
            RIGHT.updates(),
            Collections.nCopies(40, 0.106));

    assertThatThrownBy(() -> gate.check("a on cpu", probed(COUNT, otherLoss)))
        .hasMessageStartingWith("output of a on cpu for resize/bilinear/224 must be within 1e-03");
    assertThatThrownBy(() -> gate.check("a on cpu", probed(COUNT, otherUpdate)))
        .hasMessage(
            "training of a on cpu for resize/bilinear/224 must be within 5e-02 of DL4J's own layers,"
                + " but that of its probabilities was 6.00e-02 away; it is not timed");
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
    assertThatThrownBy(() -> first(computed(Double.NaN)))
        .hasMessage(
            "output of a on cpu for resize/bilinear/224 must be probabilities that add up to 1 for"
                + " each image, but added up to NaN for image 1; it is not timed");
    assertThatThrownBy(() -> first(computed(0.09)))
        .hasMessageContaining("must be probabilities that add up to 1 for each image");
    assertThatThrownBy(() -> first(outputs(List.of(0.5, 0.5))))
        .hasMessage(
            "output of a on cpu for resize/bilinear/224 must be 10 probabilities for each of 4"
                + " images, but was 2 numbers; it is not timed");
  }

  @Test
  void firstEngineWithoutGradients_isRefused() {
    assertThatThrownBy(
            () ->
                first(
                    new Computed(
                        RIGHT.probabilities(),
                        Map.of(),
                        RIGHT.loss(),
                        RIGHT.updates(),
                        RIGHT.trained())))
        .hasMessage(
            "a on cpu must have a finite gradient for each of the 2 trainable parameters of"
                + " resize/bilinear/224, but had {}; it is not timed");
    assertThatThrownBy(() -> first(gradients(new Fingerprint(Double.POSITIVE_INFINITY, 0))))
        .hasMessageContaining("must have a finite gradient");
    assertThatThrownBy(() -> first(gradients(new Fingerprint(1, Double.NaN))))
        .hasMessageContaining("must have a finite gradient");
  }

  @Test
  void firstEngineWithoutLoss_isRefused() {
    assertThatThrownBy(
            () ->
                first(
                    new Computed(
                        RIGHT.probabilities(),
                        RIGHT.gradients(),
                        Double.NaN,
                        RIGHT.updates(),
                        RIGHT.trained())))
        .hasMessage(
            "loss of a on cpu for resize/bilinear/224 must be finite, but was NaN; it is not timed");
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

  @Test
  void tensorThatIsNotUpdated_isRefusedByItsName() {
    Gate gate = new Gate(Map.of(PLAN.hash(), RIGHT));
    Map<String, Moved> updates = new LinkedHashMap<>(RIGHT.updates());
    updates.put("scores.bias", new Moved(new Fingerprint(0, 0), 1e-9));

    assertThatThrownBy(() -> gate.check("a on cpu", probed(COUNT, updated(updates))))
        .hasMessage(
            "updates of a on cpu for resize/bilinear/224 must be within 5e-02 of DL4J's own layers,"
                + " but that of scores.bias was 1.00e+00 away; it is not timed");
    updates.remove("scores.bias");
    assertThatThrownBy(() -> gate.check("a on cpu", probed(COUNT, updated(updates))))
        .hasMessageContaining("but that of a tensor of one alone was Infinity away");
  }

  @Test
  void updateWithinTheRoundingOfItsParameter_passes() {
    Gate gate = new Gate(Map.of(PLAN.hash(), updated(bias(1e-9, 1e-9))));

    assertThat(gate.check("a on cpu", probed(COUNT, updated(bias(2e-9, 1e-9))))).hasSize(1);
  }

  @Test
  void firstEngineThatDoesNotTrain_isRefused() {
    Map<String, Moved> updates = new LinkedHashMap<>(RIGHT.updates());
    updates.put("scores.weight", new Moved(new Fingerprint(0, 0), 1e-9));

    assertThatThrownBy(() -> first(updated(updates)))
        .hasMessage(
            "training with a on cpu must move all 2 parameters, statistics and slots of"
                + " resize/bilinear/224, but did not move [scores.weight]; it is not timed");
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

  /** Four images of ten classes, all as likely. */
  private static Computed computed(double probability) {
    return outputs(Collections.nCopies(40, probability));
  }

  private static Computed outputs(List<Double> probabilities) {
    return new Computed(
        probabilities,
        Map.of("scores.weight", new Fingerprint(2, -0.5), "scores.bias", new Fingerprint(1, 0.1)),
        2.3,
        bias(1e-3, 1e-3),
        probabilities);
  }

  private static Map<String, Moved> bias(double norm, double projection) {
    Map<String, Moved> updates = new LinkedHashMap<>();
    updates.put("scores.weight", new Moved(new Fingerprint(1e-3, 1e-3), 1e-9));
    updates.put("scores.bias", new Moved(new Fingerprint(norm, projection), 1e-9));
    return updates;
  }

  private static Computed updated(Map<String, Moved> updates) {
    return new Computed(
        RIGHT.probabilities(), RIGHT.gradients(), RIGHT.loss(), updates, RIGHT.trained());
  }

  private static Computed gradients(Fingerprint kernel) {
    return withGradients(
        Map.of("scores.weight", kernel, "scores.bias", RIGHT.gradients().get("scores.bias")));
  }

  private static Computed biased(double bias) {
    return withGradients(
        Map.of("scores.weight", new Fingerprint(2, 1), "scores.bias", new Fingerprint(bias, bias)));
  }

  private static Computed withGradients(Map<String, Fingerprint> gradients) {
    return new Computed(
        RIGHT.probabilities(), gradients, RIGHT.loss(), RIGHT.updates(), RIGHT.trained());
  }

  private static Probed probed(long parameters, Computed computed) {
    return new Probed(
        Map.of(),
        Map.of(),
        List.of(new Probed.Opened(SUBJECT, PLAN.hash(), parameters, computed)),
        List.of(),
        "");
  }
}
