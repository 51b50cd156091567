package io.vgglab.sweep.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.sweep.trial.Direction;
import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.sweep.trial.TrialState;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that writes trials is killed at random moments; what it said it finished must stand.
 */
@Tag("slow")
class KilledWriterTest {

  private static final StudyHeader HEADER = StudyHeader.of("vgg", Direction.MAXIMIZE, "macroF1");
  private static final Duration GRACE = Duration.ofSeconds(60);

  @TempDir Path folder;

  @Test
  void killedWriter_losesNoFinishedTrial() throws Exception {
    Path file = folder.resolve("study.db");
    Random random = new Random(42);
    List<Integer> said = new ArrayList<>();

    for (int round = 0; round < 8; round++) {
      said.addAll(runAndKill(file, random.nextInt(400)));

      try (StudyStore store = StudyStores.openExisting(file.toString())) {
        List<TrialRecord> trials = store.find("vgg").orElseThrow().trials();
        assertThat(trials).extracting(TrialRecord::number).isSorted().doesNotHaveDuplicates();
        assertThat(trials.stream().filter(trial -> trial.state() == TrialState.COMPLETE))
            .extracting(TrialRecord::number)
            .containsAll(said);
      }
    }

    assertThat(said).hasSizeGreaterThan(20).doesNotHaveDuplicates();
    assertThat(check(file)).isEqualTo("ok");
  }

  /**
   * Starts a writer, kills it some time after its first trial, and gives the numbers it printed.
   */
  private static List<Integer> runAndKill(Path file, int millis) throws Exception {
    Process writer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Writer.class.getName(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    List<Integer> numbers = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(writer.getInputStream(), StandardCharsets.US_ASCII))) {
      numbers.add(Integer.valueOf(lines.readLine()));
      Thread.sleep(millis);
      writer.toHandle().destroyForcibly(); // leaves the pipe open, unlike Process
      writer.waitFor();
      lines.lines().map(Integer::valueOf).forEach(numbers::add);
    }
    return numbers;
  }

  private static String check(Path file) {
    try (SqliteDatabase database = new SqliteDatabase(file, false)) {
      return database.read(
          handle -> handle.createQuery("PRAGMA integrity_check").mapTo(String.class).one());
    }
  }

  /** Takes over what a killed writer left, then adds trials until it is killed itself. */
  static final class Writer {

    private Writer() {}

    public static void main(String[] args) throws IOException {
      StoredStudy study = StudyStores.open(args[0]).openOrCreate(HEADER);
      StudyRun run = StudyRun.ofThisProcess();
      if (study.beginAlone(run, GRACE).isPresent()) {
        throw new IllegalStateException("the killed writer must count as dead");
      }
      for (TrialLease lost : study.orphans(GRACE)) {
        finish(study, study.reclaim(lost, run.id(), Loss.RUN).orElseThrow());
      }
      while (true) {
        int next = study.trials().size();
        finish(
            study, study.claim(new TrialClaim(next, Map.of(), Map.of(), run.id())).orElseThrow());
      }
    }

    private static void finish(StoredStudy study, TrialLease lease) throws IOException {
      for (int step = 0; step < 3; step++) {
        study.report(lease, step, 0.1 * step);
      }
      study.finish(lease, TrialResult.complete(List.of(0.2)).withUserAttribute("a", "[1, 2, 3]"));
      System.out.write((lease.number() + "\n").getBytes(StandardCharsets.US_ASCII));
      System.out.flush();
    }
  }
}
