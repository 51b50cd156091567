package io.vgglab.sweep.executor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkerTrialTest {

  @ParameterizedTest
  @CsvSource({
    "No space left on device, true",
    "runs/toy/epoch-0001.json.part: Disk quota exceeded, true",
    "There is not enough space on the disk, true",
    "Permission denied, false"
  })
  void fullDisk_isToldFromOtherFailures(String system, boolean full) {
    IOException cause = new IOException(system);

    assertThat(WorkerTrial.isDiskFull(new UncheckedIOException("cannot write c", cause)))
        .isEqualTo(full);
    assertThat(WorkerTrial.isDiskFull(new IllegalStateException(system))).isFalse();
  }
}
