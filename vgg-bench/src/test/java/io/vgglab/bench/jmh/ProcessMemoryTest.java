package io.vgglab.bench.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessMemoryTest {

  private static final String HEAP =
      """
       garbage-first heap   total 2048K, used 99K [0x0000000080000000, 0x00000000c0000000)
        region size 1024K, 3 young (3072K), 0 survivors (0K)
       Metaspace       used 10K, committed 64K, reserved 1056768K
      """;

  private static final List<String> MAPPINGS =
      List.of(
          "80000000-90000000 rw-p 00000000 00:00 0 ",
          "Size:            2048 kB",
          "Rss:             1000 kB",
          "90000000-c0000000 ---p 00000000 00:00 0 ",
          "Rss:               24 kB",
          "7f0000000000-7f0000100000 rw-p 00000000 00:00 0 ",
          "Rss:              512 kB",
          "7f0000200000-7f0000300000 r-xp 00000000 08:01 77   /usr/lib/libc.so.6",
          "Rss:              128 kB");

  @Test
  void nativeMemory_isWhatIsResidentOutsideTheHeap() {
    assertThat(ProcessMemory.outside(HEAP, MAPPINGS)).hasValue(640);
  }

  @Test
  void machineThatDoesNotSay_givesNoFigure() {
    assertThat(ProcessMemory.outside("", MAPPINGS)).isEmpty();
    assertThat(ProcessMemory.outside(HEAP, List.of())).isEmpty();
  }

  @Test
  void thisProcess_hasNativeMemoryWithinItsResidentOne() {
    assertThat(ProcessMemory.residentNative().orElseThrow())
        .isPositive()
        .isLessThanOrEqualTo(ProcessMemory.peakResident().orElseThrow());
  }
}
