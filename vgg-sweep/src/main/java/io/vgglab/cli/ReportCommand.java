package io.vgglab.cli;

import io.vgglab.sweep.store.StoredStudy;
import io.vgglab.sweep.store.StudyStore;
import io.vgglab.sweep.store.StudyStores;
import io.vgglab.sweep.study.StudySummary;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** Draws the HTML report of a study, a run or a benchmark. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = {
      "Draws the HTML report of a study, from its database alone, of a run folder, or of a"
          + " benchmark run.",
      "Databases and journals that Python's Optuna wrote can be drawn too."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  vgg report runs/quick",
      "  vgg report runs/quick --watch",
      "  vgg report runs/grid runs/tpe",
      "  vgg report runs/grid --site public --downloads",
      "  vgg report optuna.sqlite3 --study my-study",
      "  vgg report reports/site/bench-quick --site public"
    })
final class ReportCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "PATH",
      arity = "1..*",
      description = {
        "Study file (its folder is runs/NAME), study folder, database or journal file, jdbc:"
            + " address, run folder, or report.json of a benchmark run.",
        "Two studies and more are compared on a page of their own."
      })
  private List<String> sources = List.of();

  @Option(
      names = "--study",
      paramLabel = "NAME",
      description = "Study of the database; all of them otherwise.")
  private Optional<String> name = Optional.empty();

  @Mixin private SiteOption site;

  @Option(
      names = "--downloads",
      description = "Write what a page hands out, CSV and JSON, as files beside it too.")
  private boolean downloads;

  @Option(
      names = "--watch",
      description = "Draw the page again while a sweep runs, until it ends or Ctrl-C.")
  private boolean watch;

  @Option(
      names = "--every",
      paramLabel = "SECONDS",
      defaultValue = "5",
      description = "With --watch: seconds between two looks (${DEFAULT-VALUE}).")
  private int every;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    if (every < 1) {
      throw new UsageException("--every must be at least 1, but was " + every);
    }
    requireUse(spec.commandLine().getParseResult());
    List<StudyStore> stores = new ArrayList<>();
    try {
      SitePages pages = new SitePages(site.writer(), downloads);
      List<StoredStudy> studies = new ArrayList<>();
      for (String source : new LinkedHashSet<>(sources)) {
        if (isRun(source)) {
          page(pages.write(RunRecord.read(Path.of(source)).report()));
        } else if (isBenchmark(source)) {
          page(pages.write(BenchResult.read(Path.of(source))));
        } else {
          StudyStore store = StudyStores.openExisting(database(source));
          stores.add(store);
          studies.addAll(studies(store, source));
        }
      }
      draw(studies, pages);
    } finally {
      stores.forEach(StudyStore::close);
    }
    return 0;
  }

  /** An option that changes nothing is a mistake that nobody would notice. */
  private void requireUse(ParseResult given) {
    if (given.hasMatchedOption("--every") && !watch) {
      throw new UsageException("--every must stand beside --watch: it says how often that looks");
    }
    if (sources.stream().allMatch(source -> isRun(source) || isBenchmark(source))) {
      for (String option : List.of("--study", "--watch")) {
        if (given.hasMatchedOption(option)) {
          throw new UsageException(
              option + " must stand beside a study, but PATH names runs alone");
        }
      }
    }
  }

  private void draw(List<StoredStudy> studies, SitePages pages) throws InterruptedException {
    List<Watch.State> before = Watch.states(studies);
    studies.forEach(study -> page(pages.write(study)));
    compare(studies, pages).ifPresent(this::page);
    if (watch && !studies.isEmpty()) {
      new Watch(pages, () -> TimeUnit.SECONDS.sleep(every))
          .until(studies, before, () -> compare(studies, pages));
      print("Nobody runs this any more; the page is up to date.");
    }
  }

  /** The page of several studies. */
  private static Optional<Path> compare(List<StoredStudy> studies, SitePages pages) {
    Instant now = Instant.now();
    return studies.size() < 2
        ? Optional.empty()
        : Optional.of(
            pages.compare(studies.stream().map(study -> StudySummary.of(study, now)).toList()));
  }

  private static boolean isRun(String source) {
    return !isAddress(source) && Files.isRegularFile(Path.of(source, "run.json"));
  }

  private static boolean isBenchmark(String source) {
    return !isAddress(source) && BenchResult.isIn(Path.of(source));
  }

  private static boolean isAddress(String source) {
    return source.startsWith("jdbc:");
  }

  /** The database of a study folder, or itself. */
  private static String database(String source) {
    if (isAddress(source)) {
      return source;
    }
    return StudyPlace.database(StudyPlace.named(source))
        .orElseThrow(() -> new UsageException(refusal(source)))
        .toString();
  }

  private static String refusal(String source) {
    return Files.isDirectory(Path.of(source, "checkpoints"))
        ? "PATH must be a run folder with a run.json, which a training writes at its end, but "
            + source
            + " has none yet; wait, or train on with the same command"
        : "PATH must be a study file or folder, a database, a journal, a run folder or the report.json of a"
            + " benchmark run, but was '"
            + source
            + "'";
  }

  private List<StoredStudy> studies(StudyStore store, String source) {
    if (store.studyNames().isEmpty()) {
      throw StudyPlace.noStudy(source);
    }
    return name.map(List::of).orElseGet(store::studyNames).stream()
        .map(study -> study(store, study))
        .toList();
  }

  private static StoredStudy study(StudyStore store, String study) {
    return store
        .find(study)
        .orElseThrow(
            () ->
                new UsageException(
                    "study must be one of " + store.studyNames() + ", but was '" + study + "'"));
  }

  private void page(Path page) {
    print("Report: " + page.toAbsolutePath().normalize());
  }

  private void print(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }
}
