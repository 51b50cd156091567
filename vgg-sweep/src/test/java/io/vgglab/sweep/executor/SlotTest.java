package io.vgglab.sweep.executor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SlotTest {

  @Test
  void optionsOfTheUser_standBehindTheStandardOnesAndWin() {
    assertThat(Slot.arguments(" -Xmx16g  -Xlog:gc ", ""))
        .startsWith(Slot.STANDARD_JVM.toArray(String[]::new))
        .endsWith("-Xmx16g", "-Xlog:gc")
        .hasSize(Slot.STANDARD_JVM.size() + 2);
    assertThat(Slot.arguments("", "")).isEqualTo(Slot.STANDARD_JVM);
  }

  @Test
  void collectorOfTheUser_isTheOnlyOne() {
    assertThat(Slot.arguments("-XX:+UseParallelGC", ""))
        .contains("-XX:+UseParallelGC", "-XX:MaxRAMPercentage=40")
        .doesNotContain("-XX:+UseSerialGC");
    assertThat(Slot.arguments("", "-Xss1m -XX:+UseG1GC")).doesNotContain("-XX:+UseSerialGC");
  }
}
