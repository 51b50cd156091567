package io.vgglab.sweep.executor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class LogPumpTest {

  @TempDir Path folder;

  @Test
  @Timeout(20)
  void logThatCannotBeWritten_isReadToItsEnd() throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("file"), "");
    PipedOutputStream worker = new PipedOutputStream();
    WorkerProcess.LogPump pump =
        new WorkerProcess.LogPump(new PipedInputStream(worker), file.resolve("worker.log"));

    for (int line = 1; line <= 1_000; line++) {
      worker.write(("line " + line + "\n").getBytes(StandardCharsets.UTF_8));
    }
    worker.close();

    while (!pump.tail().endsWith("line 1000")) {
      Thread.sleep(10);
    }
    assertThat(pump.tail()).endsWith("line 1000");
  }
}
