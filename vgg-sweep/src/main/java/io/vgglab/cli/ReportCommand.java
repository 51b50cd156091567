package io.vgglab.cli;

import io.vgglab.report.page.ReportWriter;
import io.vgglab.report.run.RunPage;
import io.vgglab.sweep.store.StudyStore;
import io.vgglab.sweep.store.StudyStores;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Draws the HTML report of a study or a run. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = {
      "Draws the HTML report of a study, from its database alone, or of a run folder.",
      "Databases that Python's Optuna wrote can be drawn too."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  vgg report runs/quick", "  vgg report optuna.sqlite3 --study my-study"})
final class ReportCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "PATH",
      description = "Study folder, database file, jdbc: address, or run folder.")
  private String source;

  @Option(
      names = "--study",
      paramLabel = "NAME",
      description = "Study of the database; all of them otherwise.")
  private Optional<String> name = Optional.empty();

  @Option(
      names = "--site",
      paramLabel = "FOLDER",
      defaultValue = "reports/site",
      description = "Folder of the HTML reports (${DEFAULT-VALUE}).")
  private Path site;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (source.startsWith("jdbc:")) {
      return studies(source);
    }
    Path path = Path.of(source);
    if (Files.isRegularFile(path.resolve("run.json"))) {
      return page(new ReportWriter(site).write(RunPage.render(RunRecord.read(path).report())));
    }
    Path database = Files.isDirectory(path) ? path.resolve("study.db") : path;
    if (!Files.isRegularFile(database)) {
      throw new UsageException(
          "PATH must be a study folder, a database or a run folder, but was '" + source + "'");
    }
    return studies(database.toString());
  }

  private int studies(String database) {
    try (StudyStore store = StudyStores.openExisting(database)) {
      SitePages pages = new SitePages(new ReportWriter(site));
      for (String study : name.map(java.util.List::of).orElseGet(store::studyNames)) {
        page(
            pages.write(
                store
                    .find(study)
                    .orElseThrow(
                        () ->
                            new UsageException(
                                "study must be one of "
                                    + store.studyNames()
                                    + ", but was '"
                                    + study
                                    + "'"))));
      }
      return 0;
    }
  }

  private int page(Path page) {
    PrintWriter out = spec.commandLine().getOut();
    out.println("Report: " + page.toAbsolutePath().normalize());
    out.flush();
    return 0;
  }
}
