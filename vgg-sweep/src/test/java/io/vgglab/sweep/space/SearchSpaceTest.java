package io.vgglab.sweep.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SearchSpaceTest {

  private static final SearchSpace SPACE =
      SearchSpace.of(
          Parameter.of("head", ChoiceRange.of("paper", "gap")),
          Parameter.of("dropout", FloatRange.of(0, 0.5)).when(Condition.is("head", "paper")));

  @Test
  void conditionalParameter_existsOnlyUnderItsCondition() {
    Assignment paper = Assignment.empty().with("head", "paper").with("dropout", 0.2);
    Assignment gap = Assignment.empty().with("head", "gap");

    assertThatCode(() -> SPACE.check(paper)).doesNotThrowAnyException();
    assertThatCode(() -> SPACE.check(gap)).doesNotThrowAnyException();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SPACE.check(gap.with("dropout", 0.2)))
        .withMessageStartingWith("dropout must have no value, but was 0.2; it exists only when");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SPACE.check(Assignment.empty().with("head", "paper")))
        .withMessage("dropout must have a value, but has none");
  }

  @Test
  void valueOutsideItsRange_isRefused() {
    Assignment assignment = Assignment.empty().with("head", "paper").with("dropout", 0.9);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> SPACE.check(assignment))
        .withMessage("dropout must be 0.0 to 0.5, but was 0.9");
  }

  @Test
  void unknownParameter_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SPACE.check(Assignment.of(Map.of("head", "gap", "lr", 1.0))))
        .withMessage("parameter must be one of [head, dropout], but was lr");
  }

  @Test
  void conditionOnALaterParameter_isRefused() {
    Parameter early = Parameter.of("a", FloatRange.of(0, 1)).when(Condition.is("b", 1.0));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> SearchSpace.of(early, Parameter.of("b", FloatRange.of(0, 1))))
        .withMessage("condition of a must name a parameter that stands before it, but was b");
  }

  @Test
  void assignment_givesTypedValues() {
    Assignment assignment =
        Assignment.empty().with("lr", 0.1).with("batch", 32).with("opt", "sgd").with("bn", true);

    assertThat(assignment.real("lr")).isEqualTo(0.1);
    assertThat(assignment.whole("batch")).isEqualTo(32);
    assertThat(assignment.real("batch")).isEqualTo(32.0);
    assertThat(assignment.text("opt")).isEqualTo("sgd");
    assertThat(assignment.flag("bn")).isTrue();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> assignment.text("lr"))
        .withMessage("lr must be text, but was 0.1");
  }
}
