package io.vgglab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.sweep.sampler.Suggestion;
import io.vgglab.sweep.store.StoredStudy;
import io.vgglab.sweep.store.StudyHeader;
import io.vgglab.sweep.store.StudyRun;
import io.vgglab.sweep.store.StudyStore;
import io.vgglab.sweep.store.StudyStores;
import io.vgglab.sweep.store.TrialClaim;
import io.vgglab.sweep.store.TrialLease;
import io.vgglab.sweep.store.TrialResult;
import io.vgglab.sweep.trial.Direction;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareStudiesTest {

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void repetitions_areOneRowWithTheirSpread() throws Exception {
    study("random-1", "f1", 0.2, 0.4);
    study("random-2", "f1", 0.5, 0.3);
    study("random-3", "f1", 0.3, 0.3);
    study("tpe-1", "f1", 0.3, 0.7);
    study("tpe-2", "f1", 0.4, 0.8);
    study("tpe-3", "f1", 0.3, 0.9);

    assertThat(run("random-1", "random-2", "random-3", "tpe-1", "tpe-2", "tpe-3")).isZero();
    assertThat(out.toString().lines())
        .containsExactly(
            "| study | n | trials | chosen by model | pruned | failed | epochs | best f1 after half"
                + " of the epochs | best f1 |",
            "|---|---|---|---|---|---|---|---|---|",
            "| random | 3 | 2.0 | 1.0 | 0.0 | 0.0 | 2.0 | 0.3333 ± 0.1528 (0.2000 to 0.5000)"
                + " | 0.4000 ± 0.1000 (0.3000 to 0.5000) |",
            "| tpe | 3 | 2.0 | 1.0 | 0.0 | 0.0 | 2.0 | 0.3333 ± 0.0577 (0.3000 to 0.4000)"
                + " | 0.8000 ± 0.1000 (0.7000 to 0.9000) |",
            "",
            "- random-1: 2 trials, 1 chosen by model, 0 pruned, 2 epochs; best 0.4000 in trial 1",
            "- random-2: 2 trials, 1 chosen by model, 0 pruned, 2 epochs; best 0.5000 in trial 0",
            "- random-3: 2 trials, 1 chosen by model, 0 pruned, 2 epochs; best 0.3000 in trial 0",
            "- tpe-1: 2 trials, 1 chosen by model, 0 pruned, 2 epochs; best 0.7000 in trial 1",
            "- tpe-2: 2 trials, 1 chosen by model, 0 pruned, 2 epochs; best 0.8000 in trial 1",
            "- tpe-3: 2 trials, 1 chosen by model, 0 pruned, 2 epochs; best 0.9000 in trial 1",
            "- tpe minus random: +0.4000 (95 % interval +0.1733 to +0.6267, Welch, n 3 and 3)");
  }

  @Test
  void twoRepetitions_haveNoInterval() throws Exception {
    study("random-1", "f1", 0.2);
    study("random-2", "f1", 0.3);
    study("tpe-1", "f1", 0.4);
    study("tpe-2", "f1", 0.5);

    assertThat(run("random-1", "random-2", "tpe-1", "tpe-2")).isZero();
    assertThat(out.toString())
        .contains(
            "- tpe minus random: +0.2000 (no interval without 3 repetitions each that differ)");
  }

  @Test
  void otherMetrics_areRefused() throws Exception {
    study("a-1", "f1", 0.2);
    study("b-1", "loss", 0.2);

    assertThat(run("a-1", "b-1")).isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo("vgg: studies must have one metric to be compared, but have f1, loss\n");
  }

  @Test
  void otherDirections_areRefused() throws Exception {
    study("a-1", "f1", 0.2);
    study(StudyHeader.of("b-1", Direction.MINIMIZE, "f1"), true, 0.2);

    assertThat(run("a-1", "b-1")).isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo(
            "vgg: studies must have one direction to be compared, but have maximize, minimize\n");
  }

  @Test
  void studyThatIsNamedTwice_countsOnce() throws Exception {
    study("a-1", "f1", 0.2);

    assertThat(run("a-1", "a-1/../a-1/study.db")).isZero();
    assertThat(out.toString()).contains("| a | 1 | 1.0 |");
  }

  @Test
  void studyWithoutReports_hasNoFigureAfterHalfOfItsEpochs() throws Exception {
    study(StudyHeader.of("a-1", Direction.MAXIMIZE, "f1"), false, 0.2, 0.4);

    assertThat(run("a-1")).isZero();
    assertThat(out.toString()).contains("| a | 1 | 2.0 | 1.0 | 0.0 | 0.0 | 0.0 | - | 0.4000 |");
  }

  @Test
  void studyWithoutTrials_isRefused() throws Exception {
    study("a-1", "f1");

    assertThat(run("a-1")).isEqualTo(2);
    assertThat(err.toString()).isEqualTo("vgg: study a-1 has no completed trial yet\n");
  }

  @Test
  void missingStudy_isRefused() {
    assertThat(run("nothing")).isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo(
            "vgg: STUDY must be a study file, folder or database, but was '"
                + folder.resolve("nothing")
                + "'\n");
  }

  private void study(String name, String metric, double... values) throws Exception {
    study(StudyHeader.of(name, Direction.MAXIMIZE, metric), true, values);
  }

  private void study(StudyHeader header, boolean reports, double... values) throws Exception {
    Path database = Files.createDirectories(folder.resolve(header.name())).resolve("study.db");
    try (StudyStore store = StudyStores.open(database.toString())) {
      StoredStudy stored = store.openOrCreate(header);
      StudyRun run = StudyRun.ofThisProcess();
      stored.begin(run);
      for (int number = 0; number < values.length; number++) {
        String chosenBy = number == 0 ? Suggestion.BY_START : Suggestion.BY_MODEL;
        TrialLease lease =
            stored
                .claim(
                    new TrialClaim(
                        number, Map.of(), Map.of(Suggestion.CHOSEN_BY, chosenBy), run.id()))
                .orElseThrow();
        if (reports) {
          stored.report(lease, 1, values[number]);
        }
        stored.finish(lease, TrialResult.complete(List.of(values[number])));
      }
      stored.end(run);
    }
  }

  private int run(String... names) {
    String[] arguments = new String[names.length + 2];
    arguments[0] = "sweep";
    arguments[1] = "compare";
    for (int i = 0; i < names.length; i++) {
      arguments[i + 2] = folder.resolve(names[i]).toString();
    }
    return Vgg.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
