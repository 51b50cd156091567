package io.vgglab.cli;

import io.vgglab.data.source.ImageSources;
import io.vgglab.eval.ReportStyle;
import io.vgglab.file.FolderLock;
import io.vgglab.report.page.ReportWriter;
import io.vgglab.report.run.RunPage;
import io.vgglab.sweep.executor.LocalProcesses;
import io.vgglab.sweep.executor.Slot;
import io.vgglab.sweep.executor.TrialEnd;
import io.vgglab.sweep.executor.TrialRequest;
import io.vgglab.sweep.study.StudyData;
import io.vgglab.train.Experiment;
import io.vgglab.train.ImageFit;
import io.vgglab.train.InitialWeights;
import io.vgglab.train.RunFolder;
import io.vgglab.train.Setting;
import io.vgglab.train.Stretch;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains one network. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description = {
      "Trains one network, prints its classification report and keeps checkpoints.",
      "Started again with the same folder it goes on from the last checkpoint."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  vgg train --preset seed-bn --set width=0.25 --epochs 3",
      "  vgg train --preset seed-bn --data cifar-10-batches-bin --limit 10000",
      "  vgg train --set optimizer=adam --learning-rate 0.001 --out runs/adam"
    })
final class TrainCommand implements Callable<Integer> {

  private static final String WORST_IMAGES = "16";

  @Mixin private SettingOptions settings;
  @Mixin private DeviceOptions devices;

  @Option(
      names = "--data",
      paramLabel = "DATA",
      defaultValue = "fashion-mini",
      description =
          "Images: a name that vgg data lists, a folder or an archive (${DEFAULT-VALUE}).")
  private String data;

  @Option(names = "--epochs", paramLabel = "N", description = "Passes over the training images.")
  private Optional<String> epochs = Optional.empty();

  @Option(names = "--batch-size", paramLabel = "N", description = "Images a step.")
  private Optional<String> batchSize = Optional.empty();

  @Option(names = "--learning-rate", paramLabel = "X", description = "Base learning rate.")
  private Optional<String> learningRate = Optional.empty();

  @Option(names = "--seed", paramLabel = "N", description = "Root of every random number.")
  private Optional<String> seed = Optional.empty();

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Most training images, stratified; evaluation uses the whole split.")
  private Optional<String> limit = Optional.empty();

  @Option(
      names = "--weights",
      paramLabel = "FILE",
      description =
          "Starts from a safetensors file: a checkpoint, an export, or torchvision's vgg16 and its"
              + " family; dense layers of other shapes are drawn.")
  private Optional<Path> weights = Optional.empty();

  @Option(names = "--out", paramLabel = "FOLDER", description = "Run folder (runs/PRESET).")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--report-style",
      paramLabel = "STYLE",
      defaultValue = "current",
      description = "Layout of the report: current, or 0.19 for that of scikit-learn 0.19.")
  private String reportStyle;

  @Spec private CommandSpec spec;

  @Override
  @SuppressWarnings("try") // the lock only needs releasing
  public Integer call() throws InterruptedException {
    ReportStyle style = style();
    Slot slot = devices.slot(1);
    StudyData images = StudyData.of(ImageSources.open(data));
    Experiment experiment = fit(images.imageFit());
    Speed speed = new Speed(SettingOptions.layers(experiment).trainingFlops());
    Path folder = out.orElse(Path.of("runs", settings.preset())).toAbsolutePath().normalize();
    Optional<FolderLock> lock = FolderLock.tryLock(folder);
    if (lock.isEmpty()) {
      throw new IllegalStateException(
          folder + " is in use by another run; wait for it or choose another --out");
    }
    try (FolderLock held = lock.get()) {
      requireNoStudy(folder);
      RunFolder run = new RunFolder(folder);
      keepWeights(experiment, run);
      sayWhatTrainedBefore(experiment, run, slot);
      TrialEnd end = train(experiment, images.ref(), slot, folder, speed);
      return finish(end, folder, style);
    }
  }

  private static void requireNoStudy(Path folder) {
    if (Files.exists(folder.resolve("study.db")) || Files.exists(SweepSession.artifacts(folder))) {
      throw new UsageException(
          "--out must be a folder without a study, whose report would be hidden, but "
              + folder
              + " holds one: give another");
    }
  }

  private void keepWeights(Experiment experiment, RunFolder run) {
    if (weights.isEmpty()) {
      InitialWeights.forget(run);
      return;
    }
    InitialWeights initial = kept(weights.get(), experiment, run);
    spec.commandLine()
        .getOut()
        .println(
            "weights from "
                + weights.get()
                + (initial.drawn().isEmpty()
                    ? ""
                    : ", but drawn: " + String.join(", ", initial.drawn())));
  }

  private static InitialWeights kept(Path file, Experiment experiment, RunFolder run) {
    try {
      InitialWeights initial = InitialWeights.read(file, experiment);
      initial.keep(run);
      return initial;
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage(), e);
    }
  }

  @SuppressWarnings("try") // resources that only need closing
  private TrialEnd train(
      Experiment experiment, TrialRequest.DataRef images, Slot slot, Path folder, Speed speed)
      throws InterruptedException {
    PrintWriter printer = spec.commandLine().getOut();
    TrialRequest request = new TrialRequest(0, 1, experiment.settings(), images, folder.toUri());
    try (LocalProcesses executor =
            new LocalProcesses(List.of(slot), Map.of(images.name(), data), folder);
        Display display =
            new Display(
                Screen.of(printer),
                "train",
                experiment.plan().epochs(),
                0,
                speed,
                InstantSource.system())) {
      TrainListener listener = new TrainListener(display, experiment, folder);
      try (Interruption interruption =
          new Interruption(
              () -> {
                executor.close();
                display.close();
                spec.commandLine().getErr().println("vgg: " + listener.interrupted());
              })) {
        executor.submit(request, listener);
        return listener.await();
      }
    }
  }

  private int finish(TrialEnd end, Path folder, ReportStyle style) {
    boolean hasRecord = end.isTrained() || end instanceof TrialEnd.Diverged;
    if (!hasRecord) {
      throw failure(end);
    }
    PrintWriter printer = spec.commandLine().getOut();
    RunRecord record = RunRecord.read(folder);
    if (end.isTrained()) {
      printer.println(record.classificationReport(style));
      record.feeding().ifPresent(printer::println);
    }
    Path page = new ReportWriter(folder).write(RunPage.render(record.report()));
    printer.println("Run folder: " + folder);
    printer.println("Report: " + page);
    printer.flush();
    if (!end.isTrained()) {
      throw failure(end);
    }
    return 0;
  }

  /** Going on with another engine or other threads gives a network as good, but not its bits. */
  private void sayWhatTrainedBefore(Experiment experiment, RunFolder run, Slot slot) {
    int done = run.checkpoints(1).epoch();
    if (done >= experiment.plan().epochs()) {
      return;
    }
    List<Stretch> before = Stretch.of(run, done);
    Stretch now = Stretch.after(0, slot.bundle().engine(), slot.device());
    if (before.stream().anyMatch(it -> !it.isLike(now))) {
      String text = before.stream().map(Stretch::text).distinct().collect(Collectors.joining(", "));
      spec.commandLine().getOut().println("trained so far by " + text + ", now by " + now.text());
    }
  }

  /** Why there is no network, and what to do about it. */
  private static IllegalStateException failure(TrialEnd end) {
    if (end instanceof TrialEnd.Fatal fatal) {
      return new IllegalStateException(fatal.reason(), fatal.cause());
    }
    if (end instanceof TrialEnd.DiskFull) {
      return new IllegalStateException(
          end.reason() + "; make room and run the command again to go on");
    }
    if (end instanceof TrialEnd.Hindered) {
      return new IllegalStateException(
          end.reason() + "; mend it and run the command again to go on");
    }
    if (end instanceof TrialEnd.Lost) {
      return new IllegalStateException(
          end.reason() + "; run the command again to go on from the last checkpoint");
    }
    boolean diverged = end instanceof TrialEnd.Diverged;
    return new IllegalStateException((diverged ? "training diverged: " : "") + end.reason());
  }

  private Experiment fit(ImageFit images) {
    Experiment experiment = settings.experiment(changes());
    try {
      return images.fit(experiment, settings.changes().keySet());
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage(), e);
    }
  }

  private Map<String, String> changes() {
    Map<String, String> all = settings.changes();
    all.putIfAbsent(Setting.WORST_IMAGES.key(), WORST_IMAGES);
    change(all, Setting.EPOCHS, "--epochs", epochs);
    change(all, Setting.BATCH_SIZE, "--batch-size", batchSize);
    change(all, Setting.LEARNING_RATE, "--learning-rate", learningRate);
    change(all, Setting.SEED, "--seed", seed);
    change(all, Setting.LIMIT, "--limit", limit);
    return all;
  }

  private static void change(
      Map<String, String> all, Setting setting, String option, Optional<String> value) {
    if (value.isPresent() && all.put(setting.key(), value.get()) != null) {
      throw new UsageException(
          option + " must stand without --set " + setting.key() + ": both name one setting");
    }
  }

  private ReportStyle style() {
    try {
      return ReportStyle.named(reportStyle);
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage(), e);
    }
  }
}
