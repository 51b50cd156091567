package io.vgglab.sweep.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.sweep.space.Assignment;
import io.vgglab.sweep.space.SearchSpace;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConstraintsTest {

  @Test
  void violation_isTheSumOfWhatIsAboveZero() {
    assertThat(violation(Constraints.attribute(List.of(-3.0, 1.0, 2.5)))).isEqualTo(3.5);
    assertThat(violation(Map.of("constraints:memory", "4.0", "constraints:time", "-1.0")))
        .isEqualTo(4);
    assertThat(violation(Map.of())).isZero();
  }

  @Test
  void infinityAsPythonWritesIt_isAViolation() {
    assertThat(violation(Map.of(Constraints.KEY, "[-1.0, Infinity]")))
        .isEqualTo(Double.POSITIVE_INFINITY);
  }

  private static double violation(Map<String, String> attributes) {
    return Constraints.violation(
        TrialRecord.running(0, SearchSpace.of(), Assignment.empty())
            .withSystemAttributes(attributes));
  }
}
