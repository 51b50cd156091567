package io.vgglab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A study with four workers, killed at random moments, ends in the same table as one that was left
 * alone: no finished trial is lost, none is doubled, and pruners decide the same.
 *
 * <p>{@code -Dtests.kills=25} kills each study 25 times instead of 3.
 */
@Tag("slow")
class KilledStudyTest {

  private static final int WORKERS = 4;
  private static final int KILLS = Integer.getInteger("tests.kills", 3);
  private static final int TRIALS = 32 + 2 * KILLS;
  private static final int STEP_MILLIS = 30;

  /** Tables of studies that were left alone, by pruner. */
  private static final Map<String, List<String>> CALM = new HashMap<>();

  @TempDir Path folder;

  private Process sweep;

  @AfterEach
  void endWhatIsLeft() {
    if (sweep != null) {
      sweep.descendants().forEach(ProcessHandle::destroyForcibly);
      sweep.destroyForcibly();
    }
  }

  @ParameterizedTest
  @CsvSource({"median, 11", "hyperband, 12"})
  void killedAtRandomMoments_theTableIsTheSame(String pruner, int seed) throws Exception {
    List<String> calm = calm(pruner);
    SweepProcess disturbed =
        new SweepProcess(folder.resolve("killed"), study(pruner), "", STEP_MILLIS);
    Random random = new Random(seed);

    int kills = 0;
    while (kills < KILLS) {
      long before = epochs(disturbed);
      sweep = disturbed.start(WORKERS);
      boolean early = kills % 3 == 0;
      for (int i = 0; i < 200 && !early && sweep.isAlive() && epochs(disturbed) == before; i++) {
        Thread.sleep(50);
      }
      if (sweep.waitFor(random.nextInt(1_500), TimeUnit.MILLISECONDS)) {
        break;
      }
      sweep.destroyForcibly().waitFor();
      kills++;
    }
    runToTheEnd(disturbed.withoutDelay());

    assertThat(kills).as("kills before the study had ended").isEqualTo(KILLS);
    thenTablesAreEqual(calm, disturbed);
  }

  /** Epochs told so far: a third of the kills come while a sweep starts, the others later. */
  private static long epochs(SweepProcess process) throws IOException {
    return Files.exists(process.log())
        ? log(process).lines().filter(line -> line.contains("  epoch ")).count()
        : 0;
  }

  private void awaitEpochs(SweepProcess process, long count) throws Exception {
    for (int i = 0; i < 1_200 && epochs(process) < count; i++) {
      assertThat(sweep.isAlive()).as(log(process)).isTrue();
      Thread.sleep(50);
    }
    assertThat(epochs(process)).as(log(process)).isGreaterThanOrEqualTo(count);
  }

  private List<String> calm(String pruner) throws Exception {
    if (!CALM.containsKey(pruner)) {
      SweepProcess undisturbed = new SweepProcess(folder.resolve("calm"), study(pruner), "", 0);
      runToTheEnd(undisturbed);
      CALM.put(pruner, undisturbed.table());
    }
    return CALM.get(pruner);
  }

  private static void thenTablesAreEqual(List<String> table, SweepProcess disturbed)
      throws IOException {
    assertThat(table).hasSize(TRIALS).noneMatch(line -> line.contains("FAIL"));
    assertThat(table).filteredOn(line -> line.contains("PRUNED")).hasSizeGreaterThan(3);
    List<String> after = disturbed.table();
    assertThat(after).hasSameSizeAs(table);
    for (int i = 0; i < table.size(); i++) {
      assertThat(after.get(i)).as(log(disturbed)).isEqualTo(table.get(i));
    }
  }

  @Test
  void databaseStoppedAndStarted_theTableIsTheSame() throws Exception {
    List<String> calm = calm("median");
    Path data = folder.resolve("postgres");
    SweepProcess disturbed;
    int port;
    try (EmbeddedPostgres server = server(data, 0)) {
      port = server.getPort();
      disturbed =
          new SweepProcess(folder.resolve("killed"), study("median"), url(port), STEP_MILLIS);
      sweep = disturbed.start(WORKERS);
      awaitEpochs(disturbed, 3);
    }
    for (int stop = 0; stop < 3; stop++) {
      Thread.sleep(1_500);
      try (EmbeddedPostgres again = server(data, port)) {
        assertThat(again.getPort()).isEqualTo(port);
        awaitEpochs(disturbed, epochs(disturbed) + 6);
      }
    }
    try (EmbeddedPostgres last = server(data, port)) {
      assertThat(last.getPort()).isEqualTo(port);
      assertThat(sweep.waitFor(120, TimeUnit.SECONDS)).as(log(disturbed)).isTrue();
      assertThat(sweep.exitValue()).as(log(disturbed)).isZero();
      thenTablesAreEqual(calm, disturbed);
    }
  }

  private static String study(String pruner) {
    return """
    name: toy
    data: synthetic:8x8x1:2:200:16
    base: {width: 0.02, head: linear, epochs: 9, schedule: constant, validation: slice}
    space:
      learningRate: {low: 0.0001, high: 0.1, log: true}
      batchSize: [30, 60]
    sampler: tpe
    trials: %d
    pruner: %s
    """
        .formatted(TRIALS, pruner);
  }

  private void runToTheEnd(SweepProcess process) throws Exception {
    sweep = process.start(WORKERS);
    assertThat(sweep.waitFor(180, TimeUnit.SECONDS)).as(log(process)).isTrue();
    assertThat(sweep.exitValue()).as(log(process)).isZero();
  }

  private static String log(SweepProcess process) throws IOException {
    return Files.readString(process.log());
  }

  private static EmbeddedPostgres server(Path data, int port) throws IOException {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(false);
    return (port == 0 ? builder : builder.setPort(port)).start();
  }

  private static String url(int port) {
    return "jdbc:postgresql://localhost:" + port + "/postgres?user=postgres";
  }
}
