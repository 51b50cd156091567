package io.vgglab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.report.run.RunReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunRecordTest {

  @TempDir Path run;

  @BeforeEach
  void givenARunThatEndedAfterOneEpoch() throws IOException {
    Files.writeString(
        run.resolve("run.json"),
        """
        {"format":1,"outcome":"completed","epochs":1,"planHash":"00","parameters":10,
         "last":{"epoch":1,"loss":0.7,"accuracy":0.75,"macroF1":0.73,"confusion":[[3,1],[1,3]]},
         "settings":{"batchSize":"8"},
         "data":{"name":"toy","contentHash":"00","trainingImages":8,"validationImages":8,
                 "validatedOn":"validation","classNames":["a","b"]},
         "engine":"onednn","device":"cpu","threads":1}
        """);
    Files.writeString(run.resolve("evaluation.json"), "{\"macroF1\":{\"ci95\":[0.6,0.8]}}");
    Files.writeString(run.resolve("epochs.jsonl"), "{\"epoch\":1,\"macroF1\":0.73}\n");
  }

  @Test
  void finishedRun_hasMatrixAndInterval() {
    RunReport report = RunRecord.read(run).report();

    assertThat(report.outcome()).isEqualTo("completed");
    assertThat(report.confusion().classes()).containsExactly("a", "b");
    assertThat(report.interval().low()).isEqualTo(0.6);
  }

  @Test
  void runThatGoesOn_hasNeitherOfTheEpochItEndedWithBefore() throws IOException {
    Files.writeString(
        run.resolve("epochs.jsonl"),
        "{\"epoch\":1,\"macroF1\":0.73}\n{\"epoch\":2,\"macroF1\":0.81}\n");

    RunReport report = RunRecord.read(run).report();

    assertThat(report.outcome()).isEqualTo("going on after epoch 1");
    assertThat(report.epochs()).hasSize(2);
    assertThat(report.confusion().isEmpty()).isTrue();
    assertThat(report.interval().isEmpty()).isTrue();
  }
}
