package io.vgglab.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CsvTest {

  @Test
  void fields_areQuotedWhereTheyMust() {
    String csv =
        Csv.of(
            List.of("a", "b,c"), List.of(List.of("say \"x\"", "two\nlines"), List.of("", "-1.5")));

    assertThat(csv).isEqualTo("a,\"b,c\"\n\"say \"\"x\"\"\",\"two\nlines\"\n,-1.5\n");
  }

  @Test
  void formulas_areDefused() {
    assertThat(Csv.of(List.of("=cmd()", "@x", "-x", "+1e-3", "-Infinity"), List.of()))
        .isEqualTo("'=cmd(),'@x,'-x,+1e-3,-Infinity\n");
  }

  @Property
  void number_readsBackExactly(@ForAll double value) {
    assertThat(Double.parseDouble(Csv.number(value))).isEqualTo(value == 0 ? 0.0 : value);
  }
}
