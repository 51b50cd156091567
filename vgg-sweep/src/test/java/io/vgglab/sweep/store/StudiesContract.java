package io.vgglab.sweep.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vgglab.sweep.trial.Direction;
import io.vgglab.sweep.trial.TrialRecord;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a store must do with its studies. */
interface StudiesContract extends StoreFixture {

  @Test
  default void studies_areFoundByName() {
    store().openOrCreate(StudyHeader.of("another", Direction.MINIMIZE, "loss"));

    assertThat(store().studyNames()).containsExactly("vgg", "another");
    assertThat(store().find("vgg").orElseThrow().header()).isEqualTo(HEADER);
    assertThat(store().find("nothing")).isEmpty();
  }

  @Test
  default void openOrCreate_opensWhatExists() {
    StudyHeader two =
        new StudyHeader("two", List.of(Direction.MAXIMIZE, Direction.MINIMIZE), List.of("f1", "s"));
    store().openOrCreate(two);

    assertThat(reopen().openOrCreate(two).header()).isEqualTo(two);
    assertThat(store().studyNames()).containsExactly("vgg", "two");
  }

  @Test
  default void openOrCreate_refusesOtherDirections() {
    assertThatThrownBy(
            () -> store().openOrCreate(StudyHeader.of("vgg", Direction.MINIMIZE, "macroF1")))
        .isInstanceOf(StoreException.class)
        .hasMessage(
            "directions of study vgg must be [MAXIMIZE], but was [MINIMIZE]; the study exists"
                + " already, so give the new one another name");
  }

  @Test
  default void settings_comeBackAndAreReplaced() {
    assertThat(study().settings()).isEmpty();

    study().saveSettings(new StudySettings("name: vgg\n", "abc", 3, 1));
    study().saveSettings(new StudySettings("name: vgg\ntrials: 9\n", "def", 3, 1));

    assertThat(reopened().settings())
        .contains(new StudySettings("name: vgg\ntrials: 9\n", "def", 3, 1));
  }

  @Test
  default void studyAttributes_comeBackAndAreReplaced() {
    study().putUserAttribute("vgglab:test", "{\"f1\": 0.5}");
    study().putUserAttribute("vgglab:test", "{\"f1\": 0.75}");
    study().putSystemAttribute("note", "\"Grüße\"");

    assertThat(reopened().userAttributes())
        .containsExactly(Map.entry("vgglab:test", "{\"f1\": 0.75}"));
    assertThat(reopened().systemAttributes())
        .containsEntry("note", "\"Grüße\"")
        .containsEntry("study:metric_names", "[\"macroF1\"]");
  }

  @Test
  default void attributes_mustBeJson() {
    assertThatThrownBy(() -> study().putUserAttribute("engine", "dl4j"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "value of attribute engine must be one JSON value, but was dl4j; text stands in"
                + " quotes");
  }

  @Test
  default void trials_ofTwoStudiesAreNumberedApart() {
    StoredStudy other = store().openOrCreate(StudyHeader.of("other", Direction.MINIMIZE, "loss"));
    claim(0);
    claim(1);

    assertThat(other.claim(new TrialClaim(0, Map.of(), Map.of(), "run"))).isPresent();
    assertThat(other.trials()).extracting(TrialRecord::number).containsExactly(0);
    assertThat(study().trials()).extracting(TrialRecord::number).containsExactly(0, 1);
  }

  @Test
  default void close_maybeRepeated() {
    store().close();
    store().close();
  }
}
