package io.vgglab.bench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vgglab.bench.plan.Subject;
import io.vgglab.model.VggPlan;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GateTest {

  private static final String SUBJECT = "resize/bilinear/224";
  private static final VggPlan PLAN = Subject.parse(SUBJECT).plan();

  @Test
  void storedOutput_isTheReference() {
    Gate gate = new Gate(Map.of(PLAN.hash(), List.of(0.25, 0.75)));

    assertThat(gate.check("a on cpu", probed(376_330, 0.25, 0.7501)))
        .containsEntry(SUBJECT, "parameters counted; output within 1.3e-04 of DL4J's own layers");
  }

  @Test
  void firstEngine_isTheReferenceWhereNothingIsStored() {
    Gate gate = new Gate(Map.of());

    assertThat(gate.check("a on cpu", probed(376_330, 0.5, 0.5)))
        .containsEntry(
            SUBJECT,
            "parameters counted; first engine, so its output is what the others are held against");
    assertThat(gate.check("b on cpu", probed(376_330, 0.5, 0.5)))
        .containsEntry(SUBJECT, "parameters counted; output within 0.0e+00 of a on cpu");
    assertThatThrownBy(() -> gate.check("c on cpu", probed(376_330, 0.5, 0.502)))
        .hasMessage(
            "output of c on cpu for resize/bilinear/224 must be within 1e-03 of a on cpu, but was"
                + " 2.83e-03 away; it is not timed");
  }

  @Test
  void outputThatIsNoNumber_isRefused() {
    Gate gate = new Gate(Map.of(PLAN.hash(), List.of(0.5, 0.5)));

    assertThatThrownBy(() -> gate.check("a on cpu", probed(376_330, Double.NaN, 0.5)))
        .hasMessageContaining("but was NaN away");
  }

  @Test
  void firstEngineWithoutProbabilities_isRefused() {
    assertThatThrownBy(() -> new Gate(Map.of()).check("a on cpu", probed(376_330, Double.NaN, 0.5)))
        .hasMessage(
            "output of a on cpu for resize/bilinear/224 must be probabilities that add up to 1 for"
                + " each image, but added up to NaN; it is not timed");
    assertThatThrownBy(() -> new Gate(Map.of()).check("a on cpu", probed(376_330, 0.5, 0.4)))
        .hasMessageContaining("but added up to 0.9; it is not timed");
    assertThatThrownBy(() -> new Gate(Map.of()).check("a on cpu", probed(376_330, -0.5, 1.5)))
        .hasMessageContaining("must be probabilities");
  }

  @Test
  void wrongParameterCount_isRefused() {
    assertThatThrownBy(() -> new Gate(Map.of()).check("a on cpu", probed(376_331, 0.5, 0.5)))
        .hasMessage(
            "a on cpu must hold 376330 parameters for resize/bilinear/224, but held 376331; it is not"
                + " timed");
  }

  private static Probed probed(long parameters, Double... probabilities) {
    return new Probed(
        Map.of(),
        Map.of(),
        List.of(
            new Probed.Opened(
                SUBJECT, PLAN.hash(), parameters, List.of(probabilities), 8, Map.of(), 0)),
        "");
  }
}
