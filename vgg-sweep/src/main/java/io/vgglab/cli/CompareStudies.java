package io.vgglab.cli;

import io.vgglab.report.figure.Interval;
import io.vgglab.report.figure.Statistics;
import io.vgglab.sweep.store.StudyStore;
import io.vgglab.sweep.store.StudyStores;
import io.vgglab.sweep.study.StudyOutcome;
import io.vgglab.sweep.trial.TrialState;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares repeated studies. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description = {
      "Compares studies that were repeated with other seeds, and prints a Markdown table.",
      "Studies whose names differ in the number at the end are repetitions of each other."
    },
    footerHeading = "%nExample:%n",
    footer = "  vgg sweep compare runs/random-1 runs/random-2 runs/tpe-1 runs/tpe-2")
final class CompareStudies implements Callable<Integer> {

  @Parameters(
      paramLabel = "STUDY",
      arity = "1..*",
      description =
          "Study files, folders or databases, all with the same metric in the same direction and a"
              + " completed trial; the first one's group is the baseline.")
  private List<Path> sources = List.of();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    List<StudyOutcome> outcomes =
        sources.stream()
            .map(CompareStudies::database)
            .distinct()
            .flatMap(database -> read(database).stream())
            .toList();
    String metric = only("metric", outcomes, StudyOutcome::metric);
    only("direction", outcomes, it -> it.direction().name().toLowerCase(Locale.ROOT));
    Map<String, List<StudyOutcome>> groups = new LinkedHashMap<>();
    for (StudyOutcome outcome : outcomes) {
      if (outcome.best().isEmpty()) {
        throw new UsageException("study " + outcome.name() + " has no completed trial yet");
      }
      groups.computeIfAbsent(outcome.group(), name -> new ArrayList<>()).add(outcome);
    }
    PrintWriter out = spec.commandLine().getOut();
    print(metric, groups, out);
    out.flush();
    return 0;
  }

  /** What all studies have in common. */
  private static String only(
      String what, List<StudyOutcome> outcomes, Function<StudyOutcome, String> figure) {
    List<String> found = outcomes.stream().map(figure).distinct().toList();
    if (found.size() != 1) {
      throw new UsageException(
          "studies must have one "
              + what
              + " to be compared, but have "
              + String.join(", ", found));
    }
    return found.get(0);
  }

  /** The database of a study, under the one name that tells it from others. */
  private static Path database(Path source) {
    try {
      return StudyPlace.database(StudyPlace.named(source.toString()))
          .orElseThrow(
              () ->
                  new UsageException(
                      "STUDY must be a study file, folder or database, but was '" + source + "'"))
          .toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + source, e);
    }
  }

  private static List<StudyOutcome> read(Path database) {
    try (StudyStore store = StudyStores.openExisting(database.toString())) {
      if (store.studyNames().isEmpty()) {
        throw StudyPlace.noStudy(database.toString());
      }
      return store.studyNames().stream()
          .map(name -> StudyOutcome.of(store.find(name).orElseThrow()))
          .toList();
    }
  }

  private static void print(
      String metric, Map<String, List<StudyOutcome>> groups, PrintWriter out) {
    out.println(
        "| study | n | trials | chosen by model | pruned | failed | epochs | best "
            + metric
            + " after half of the epochs | best "
            + metric
            + " |");
    out.println("|---|---|---|---|---|---|---|---|---|");
    groups.forEach((name, group) -> out.println(row(name, group)));
    out.println();
    groups.forEach((name, group) -> group.forEach(outcome -> out.println("- " + line(outcome))));
    List<List<StudyOutcome>> samples = List.copyOf(groups.values());
    List<String> names = List.copyOf(groups.keySet());
    for (int i = 1; i < samples.size(); i++) {
      out.println("- " + difference(names.get(i), samples.get(i), names.get(0), samples.get(0)));
    }
  }

  private static String row(String name, List<StudyOutcome> group) {
    return String.format(
        Locale.ROOT,
        "| %s | %d | %s | %s | %s | %s | %s | %s | %s |",
        name,
        group.size(),
        mean(group, outcome -> outcome.trials().size()),
        mean(group, StudyOutcome::chosenByModel),
        mean(group, outcome -> outcome.count(TrialState.PRUNED)),
        mean(group, outcome -> outcome.count(TrialState.FAIL)),
        mean(group, StudyOutcome::epochs),
        spread(group, CompareStudies::bestAfterHalf),
        spread(group, CompareStudies::best));
  }

  private static String line(StudyOutcome outcome) {
    return String.format(
        Locale.ROOT,
        "%s: %d trials, %d chosen by model, %d pruned, %d epochs; best %.4f in trial %d",
        outcome.name(),
        outcome.trials().size(),
        outcome.chosenByModel(),
        outcome.count(TrialState.PRUNED),
        outcome.epochs(),
        best(outcome),
        outcome.best().orElseThrow().number());
  }

  /** The difference of two means with its 95 % interval, computed as on the pages. */
  private static String difference(
      String name, List<StudyOutcome> group, String baseline, List<StudyOutcome> others) {
    Statistics left = statistics(group, CompareStudies::best);
    Statistics right = statistics(others, CompareStudies::best);
    String means =
        String.format(
            Locale.ROOT, "%s minus %s: %+.4f", name, baseline, left.mean() - right.mean());
    Interval interval = left.above(right);
    if (interval.isEmpty() || interval.low() == interval.high()) {
      return means + " (no interval without 3 repetitions each that differ)";
    }
    return String.format(
        Locale.ROOT,
        "%s (95 %% interval %+.4f to %+.4f, Welch, n %d and %d)",
        means,
        interval.low(),
        interval.high(),
        left.n(),
        right.n());
  }

  private static double best(StudyOutcome outcome) {
    return StudyOutcome.value(outcome.best().orElseThrow());
  }

  /** NaN where there is none, as in a study of another program that does not count epochs. */
  private static double bestAfterHalf(StudyOutcome outcome) {
    return outcome.epochs() == 0
        ? Double.NaN
        : outcome.bestWithin(outcome.epochs() / 2).map(StudyOutcome::value).orElse(Double.NaN);
  }

  private static Statistics statistics(
      List<StudyOutcome> group, ToDoubleFunction<StudyOutcome> figure) {
    return Statistics.of(group.stream().mapToDouble(figure).boxed().toList());
  }

  private static String mean(List<StudyOutcome> group, ToDoubleFunction<StudyOutcome> figure) {
    return String.format(Locale.ROOT, "%.1f", statistics(group, figure).mean());
  }

  private static String spread(List<StudyOutcome> group, ToDoubleFunction<StudyOutcome> figure) {
    if (group.stream().mapToDouble(figure).anyMatch(Double::isNaN)) {
      return "-";
    }
    Statistics s = statistics(group, figure);
    if (group.size() < 2) {
      return String.format(Locale.ROOT, "%.4f", s.mean());
    }
    return String.format(
        Locale.ROOT, "%.4f ± %.4f (%.4f to %.4f)", s.mean(), s.deviation(), s.min(), s.max());
  }
}
