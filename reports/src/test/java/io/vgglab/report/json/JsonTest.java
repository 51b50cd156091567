package io.vgglab.report.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vgglab.report.figure.EpochRow;
import io.vgglab.report.figure.Interval;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {

  @Test
  void numbersThatAreNone_areNullOrWords() {
    assertThat(Json.text(List.of(Double.NaN, Double.POSITIVE_INFINITY, 0.5, 2.0)))
        .isEqualTo("[null,\"Infinity\",0.5,2]");
    assertThat(Json.read(Json.write("x", 1, Interval.none()), "x", 1, Interval.class))
        .isEqualTo(Interval.none());
  }

  @Test
  void epoch_isAnArrayOfItsNumbers() {
    EpochRow epoch = new EpochRow(3, Double.NEGATIVE_INFINITY, 0.1, Double.NaN, 0.01, 1040.5, 48);

    assertThat(Json.text(epoch)).isEqualTo("[3,\"-Infinity\",0.1,null,0.01,1040.5,48]");
    assertThat(Json.read(Json.write("x", 1, epoch), "x", 1, EpochRow.class)).isEqualTo(epoch);
  }

  @Test
  void scriptsAndComments_cannotEndAScriptElement() {
    String json = Json.forHtml(Json.text(Map.of("name", "</script><!--&\u2028")));

    assertThat(json)
        .isEqualTo("{\"name\":\"\\u003c/script\\u003e\\u003c!--\\u0026\\u2028\"}")
        .satisfies(
            text -> assertThat(Json.tree(text)).isEqualTo(Map.of("name", "</script><!--&\u2028")));
  }

  @Test
  void envelopeOfNothing_isRefused() {
    assertThatThrownBy(
            () -> Json.read("{\"format\":\"x\",\"version\":1,\"report\":null}", "x", 1, Map.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("report of x must not be empty, but was null");
  }

  @Test
  void brokenText_isOneLine() {
    assertThatThrownBy(() -> Json.read("{\"format\":", "x", 1, Interval.class))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .startsWith("x must be JSON of version 1, but ")
        .doesNotContain("\n");
    assertThatThrownBy(
            () ->
                Json.read(
                    "{\"format\":\"x\",\"version\":1,\"report\":{\"low\":1}}",
                    "x",
                    1,
                    Interval.class))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
