package io.vgglab.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.network.Device;
import io.vgglab.network.EngineBundle;
import io.vgglab.network.EngineBundles;
import io.vgglab.network.EngineTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fastest engine in a process that has several threads, unlike those of the tests. */
@Tag("native")
class ThreadedResumeTest {

  private static final String ENGINE = "onednn";

  @TempDir Path folder;

  @Test
  void runWithSeveralThreads_isBitForBitTheSameWhenResumed() throws IOException {
    Path whole = folder.resolve("whole");
    Path resumed = folder.resolve("resumed");

    train(whole, 4);
    train(resumed, 2);
    train(resumed, 4);

    assertThat(last(whole)).exists();
    assertThat(Files.mismatch(last(whole), last(resumed))).isEqualTo(-1);
  }

  private static Path last(Path run) {
    return run.resolve("checkpoints/epoch-0004.safetensors");
  }

  private static void train(Path run, int lastEpoch) {
    EngineBundle bundle = EngineBundles.installed().named(ENGINE, Device.Kind.CPU);
    assertThat(
            EngineTask.failure(
                bundle,
                Device.cpu(ThreadedTraining.THREADS),
                ThreadedTraining.class.getName(),
                List.of("-Xmx512m", "-XX:+UseSerialGC"),
                List.of(ENGINE, run.toString(), Integer.toString(lastEpoch)),
                Duration.ofMinutes(3)))
        .isEmpty();
  }
}
