package io.vgglab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PlainWriterTest {

  private final ByteArrayOutputStream stream = new ByteArrayOutputStream();
  private final PrintWriter printer = Vgg.printer(stream);

  @Test
  void commandsToATerminal_areShownAsQuestionMarks() {
    printer.println("study \u001b]0;title\u0007\u001b[2J\rfake\u009b1A\u007f");

    assertThat(stream.toString(StandardCharsets.UTF_8))
        .isEqualTo("study ?]0;title??[2J?fake?1A?" + System.lineSeparator());
  }

  @Test
  void textWithTabsLinesAndColours_isLeftAlone() {
    String text = "Ankle boot\t0.91 ± 0.02\n\u001b[1mvgg\u001b[21m\u001b[0m sweep\r\n$1 \\";

    printer.print(text);
    printer.write('\u0000');
    printer.write(new char[] {'a', '\u001b', 'b'}, 1, 2);
    printer.flush();

    assertThat(stream.toString(StandardCharsets.UTF_8)).isEqualTo(text + "??b");
  }
}
