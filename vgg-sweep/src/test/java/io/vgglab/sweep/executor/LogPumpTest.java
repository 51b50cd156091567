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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogPumpTest {

  @TempDir Path folder;

  @Test
  @Timeout(20)
  void logThatCannotBeWritten_isReadToItsEnd() throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("file"), "");
    PipedOutputStream worker = new PipedOutputStream();
    LogPump pump = new LogPump(new PipedInputStream(worker), file.resolve("worker.log"));

    for (int line = 1; line <= 1_000; line++) {
      worker.write(("line " + line + "\n").getBytes(StandardCharsets.UTF_8));
    }
    worker.close();

    while (!pump.tail().endsWith("line 1000")) {
      Thread.sleep(10);
    }
    assertThat(pump.tail()).endsWith("line 1000");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Exception in thread \"main\" ; java.lang.Error: no kernel ; java.lang.Error: no kernel",
        "'#  ' ; SIGILL (0x4) at pc=0x00007f12, pid=1, tid=2 ;"
            + " SIGILL (0x4) at pc=0x00007f12, pid=1, tid=2",
        "terminate called after throwing 'std::' ; bad_alloc~  what():  too much ;"
            + " terminate called after throwing 'std::'bad_alloc, what():  too much"
      })
  @Timeout(20)
  void lastWords_countMoreThanWhereTheyWereSaid(String words, String rest, String told)
      throws IOException, InterruptedException {
    PipedOutputStream worker = new PipedOutputStream();
    LogPump pump = new LogPump(new PipedInputStream(worker), folder.resolve("worker.log"));

    write(worker, words);
    while (!Files.exists(folder.resolve("worker.log"))) {
      Thread.sleep(10);
    }
    write(worker, rest.replace('~', '\n') + "\n\tat a.B.c(B.java:1)\n\tat a.B.d(B.java:2)\n");
    write(worker, "\tat a.B.e(B.java:3)\n\tat a.B.main(B.java:4)\nend");
    worker.close();

    while (!Files.readString(folder.resolve("worker.log")).endsWith("end")) {
      Thread.sleep(10);
    }
    assertThat(pump.tail()).isEqualTo(told);
  }

  private static void write(PipedOutputStream worker, String text) throws IOException {
    worker.write(text.getBytes(StandardCharsets.UTF_8));
    worker.flush();
  }
}
