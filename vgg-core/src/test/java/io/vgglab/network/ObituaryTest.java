package io.vgglab.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObituaryTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Exception in thread \"main\" java.lang.Error: no kernel | java.lang.Error: no kernel",
        "'#  SIGILL (0x4) at pc=0x00007f12, pid=1, tid=2' |"
            + " SIGILL (0x4) at pc=0x00007f12, pid=1, tid=2",
        "'#  Internal Error (os_linux.cpp:1), pid=1, tid=2' |"
            + " Internal Error (os_linux.cpp:1), pid=1, tid=2",
        "'# There is insufficient memory for the Java Runtime Environment to continue.' |"
            + " There is insufficient memory for the Java Runtime Environment to continue.",
        "terminate called after throwing 'x' | terminate called after throwing 'x'"
      })
  void lastWords_countMoreThanWhatStandsAroundThem(String words, String told) {
    List<String> lines = List.of("12:00:00 DEBUG Engine: opened", "#", words, "\tat a.B.c(B.java)");

    assertThat(Obituary.of(lines).text()).isEqualTo(told);
  }

  @Test
  void firstOfSeveralLastWords_counts() {
    List<String> lines =
        List.of(
            "Exception in thread \"loader\" java.lang.Error: no library",
            "Exception in thread \"main\" java.lang.Error: loader is gone");

    assertThat(Obituary.of(lines).text()).isEqualTo("java.lang.Error: no library");
  }

  @Test
  void exceptionOfCpp_isToldWithItsMessage() {
    List<String> lines =
        List.of("what(): nothing", "terminate called after throwing 'x'", "  what():  too much");

    assertThat(Obituary.of(lines).text())
        .isEqualTo("terminate called after throwing 'x', what():  too much");
  }

  @Test
  void processWithoutLastWords_isToldByItsLastLines() {
    List<String> lines =
        List.of("Picked up JAVA_TOOL_OPTIONS: -Xss1m", "one", "two", "", "#", "three", " four ");

    assertThat(Obituary.of(lines).text()).isEqualTo("two | three | four");
  }

  @Test
  void processThatPrintedNothing_hasNothingToTell() {
    assertThat(Obituary.of(List.of("", "#", "Picked up _JAVA_OPTIONS: -Xss1m")))
        .isEqualTo(Obituary.SILENT);
    assertThat(Obituary.SILENT.text()).isEmpty();
  }

  @Test
  void lastWordsOfAnEarlierTask_areNotOfThisOne() {
    Obituary earlier =
        Obituary.of(List.of("Exception in thread \"helper\" java.lang.Error: gone", "going on"));

    assertThat(earlier.withoutTelling().telling()).isEmpty();
    assertThat(earlier.withoutTelling().and("Exception in thread \"main\" a.B: c").text())
        .isEqualTo("a.B: c");
  }

  @Test
  void moreLinesThanAreKept_areRefused() {
    assertThatThrownBy(() -> new Obituary(Optional.empty(), List.of("1", "2", "3", "4")))
        .hasMessage("lines must be at most 3, but were 4");
  }
}
