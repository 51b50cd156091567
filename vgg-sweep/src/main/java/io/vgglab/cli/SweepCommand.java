package io.vgglab.cli;

import io.vgglab.data.source.ImageSources;
import io.vgglab.file.FolderLock;
import io.vgglab.sweep.executor.LocalProcesses;
import io.vgglab.sweep.executor.Slot;
import io.vgglab.sweep.store.StudyRun;
import io.vgglab.sweep.store.StudyStore;
import io.vgglab.sweep.store.StudyStores;
import io.vgglab.sweep.study.Artifacts;
import io.vgglab.sweep.study.Study;
import io.vgglab.sweep.study.StudyData;
import io.vgglab.sweep.study.StudyFile;
import io.vgglab.sweep.study.StudyOpening;
import io.vgglab.sweep.study.StudySpec;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a study. */
@Command(
    name = "sweep",
    mixinStandardHelpOptions = true,
    subcommands = {
      CompareStudies.class,
      ReplayCommand.class,
      StatusCommand.class,
      StopCommand.class,
      ValidateCommand.class
    },
    description = {
      "Runs a study to its end and writes its report.",
      "Started again after an interruption it goes on where it was; nothing finished is lost."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  vgg sweep examples/quick.yaml",
      "  vgg sweep study.yaml --data cifar-10-batches-bin --workers 2",
      "  vgg sweep study.yaml --slots cpu:2,cuda:0 --store jdbc:postgresql://db/vgg",
      "  vgg sweep status runs/quick"
    })
final class SweepCommand implements Callable<Integer> {

  @Parameters(paramLabel = "STUDY.yaml", arity = "0..1", description = "Study file; see examples/.")
  private Optional<Path> file = Optional.empty();

  @Mixin private DeviceOptions devices;
  @Mixin private SlotOptions slots;
  @Mixin private SiteOption site;

  @Option(
      names = "--data",
      paramLabel = "DATA",
      description = "Where this machine keeps the images, instead of what the study file says.")
  private Optional<String> data = Optional.empty();

  @Option(
      names = "--store",
      paramLabel = "PLACE",
      description = {
        "Database of the study: a file (study.db in the study folder), or",
        "jdbc:postgresql://HOST/DATABASE?user=NAME."
      })
  private Optional<String> place = Optional.empty();

  @Option(
      names = "--join",
      description =
          "Works beside other processes on the same study, all of them with --join: on this machine"
              + " with the same folder, on several with one PostgreSQL --store, and best with one"
              + " --out that all of them see.")
  private boolean join;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "Study folder with database and artifacts (runs/NAME).")
  private Optional<Path> out = Optional.empty();

  @Spec private CommandSpec spec;

  @Override
  @SuppressWarnings("try") // the lock only needs releasing
  public Integer call() throws InterruptedException {
    StudySpec study =
        StudyFile.read(
            file.orElseThrow(
                () ->
                    new UsageException(
                        "STUDY.yaml is missing; give a study file, such as examples/quick.yaml")));
    List<Slot> workers = slots.slots(devices);
    String location = data.orElse(study.data());
    StudyData images = StudyData.of(ImageSources.open(location));
    Path folder = out.orElse(Path.of("runs", study.name())).toAbsolutePath().normalize();
    requireNoTraining(folder);
    try (FolderLock held = lock(study, folder);
        StudyStore store = StudyStores.open(place.orElse(folder.resolve("study.db").toString()))) {
      run(study, images, workers, location, folder, store);
      return 0;
    }
  }

  private static void requireNoTraining(Path folder) {
    if (Files.exists(folder.resolve("run.json")) || Files.exists(folder.resolve("checkpoints"))) {
      throw new UsageException(
          "--out must be a folder without a training, which would hide the study's report, but "
              + folder
              + " holds one: give another, or another name in the study file");
    }
  }

  private FolderLock lock(StudySpec study, Path folder) {
    return (join ? FolderLock.tryShare(folder) : FolderLock.tryLock(folder))
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "study "
                        + study.name()
                        + " is being run from another terminal, and only sweeps that all have"
                        + " --join share a folder, but "
                        + folder
                        + " is in use; wait for it, or end it and start all of them with --join"));
  }

  /** Where workers print before their first trial: joined processes have a folder each. */
  private Path logs(Path folder) {
    StudyRun here = StudyRun.ofThisProcess();
    String process = here.host().replaceAll("[^A-Za-z0-9.-]", "_") + "-" + here.pid();
    return join ? folder.resolve("logs").resolve(process) : folder.resolve("logs");
  }

  private void run(
      StudySpec study,
      StudyData images,
      List<Slot> workers,
      String location,
      Path folder,
      StudyStore store)
      throws InterruptedException {
    PrintWriter printer = spec.commandLine().getOut();
    SitePages pages = new SitePages(site.writer());
    new Artifacts(SweepSession.artifacts(folder)).requireOwn(store, study.name());
    SweepSession session =
        new SweepSession(study, images, StudyOpening.open(study, images, store), folder);
    LocalProcesses executor =
        new LocalProcesses(workers, Map.of(images.ref().name(), location), logs(folder));
    SweepSession.Ending ending =
        session.conduct(executor, join, printer, running -> interrupted(running, store, folder));
    session.print(ending, pages, printer);
    session.requireSuccess(ending);
  }

  private void interrupted(Study running, StudyStore store, Path folder) {
    running.close();
    store.close();
    spec.commandLine()
        .getErr()
        .println(
            "\nvgg: interrupted; run the same command again to go on, everything so far is in "
                + folder);
  }
}
