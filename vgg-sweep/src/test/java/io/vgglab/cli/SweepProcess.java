package io.vgglab.cli;

import io.vgglab.sweep.executor.Slot;
import io.vgglab.sweep.store.StudyStore;
import io.vgglab.sweep.store.StudyStores;
import io.vgglab.sweep.trial.TrialRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** {@code vgg sweep} as a process of its own, with an engine without arithmetic. */
final class SweepProcess {

  private final Path folder;
  private final Path study;
  private final String store;

  /**
   * A sweep that is not running yet.
   *
   * @param folder where everything goes
   * @param study text of the study file, whose study is called {@code toy}
   * @param store database; empty for the one in the study folder
   * @param stepMillis how long a training step takes
   */
  SweepProcess(Path folder, String study, String store, int stepMillis) throws IOException {
    this(
        Files.createDirectories(folder),
        Files.writeString(folder.resolve("toy.yaml"), study),
        store,
        stepMillis);
  }

  private SweepProcess(Path folder, Path study, String store, int stepMillis) throws IOException {
    this.folder = folder;
    this.study = study;
    this.store = store;
    Path bundles = Files.createDirectories(folder.resolve("bundles"));
    Files.writeString(
        bundles.resolve("test.properties"),
        "engine=test\ndevices=cpu\nenvironment.TEST_STEP_MILLIS=" + stepMillis + "\n");
    Files.writeString(bundles.resolve("test.classpath"), "");
  }

  /** The same sweep, whose next start does not wait in its training steps. */
  SweepProcess withoutDelay() throws IOException {
    return new SweepProcess(folder, study, store, 0);
  }

  /** Starts it, or goes on with it, with further options. */
  Process start(int workers, String... options) throws IOException {
    return start(log(), workers, options);
  }

  /** The same, with what it prints behind what a file has. */
  Process start(Path log, int workers, String... options) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                // a build in the background may pass on that it ignores signals
                "env",
                "--default-signal=HUP,INT,TERM",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Dvgg.bundles=" + folder.resolve("bundles"),
                "-cp",
                System.getProperty("java.class.path"),
                Vgg.class.getName(),
                "sweep",
                study.toString(),
                "--slots",
                "cpu:" + workers,
                "--threads",
                "1",
                "--out",
                folder.resolve("out").toString(),
                "--site",
                folder.resolve("site").toString()));
    command.addAll(List.of(options));
    if (!store.isEmpty()) {
      command.add("--store");
      command.add(store);
    }
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().put(Slot.OPTIONS, "-XX:TieredStopAtLevel=1");
    return builder.start();
  }

  Path log() {
    return folder.resolve("sweep.log");
  }

  /** What came of it, a line a trial: everything but times. */
  List<String> table() {
    String place = store.isEmpty() ? folder.resolve("out/study.db").toString() : store;
    try (StudyStore opened = StudyStores.openExisting(place)) {
      return opened.find("toy").orElseThrow().trials().stream().map(SweepProcess::line).toList();
    }
  }

  private static String line(TrialRecord trial) {
    return trial.number()
        + " "
        + trial.state()
        + " "
        + new TreeMap<>(trial.assignment().values())
        + " "
        + trial.values()
        + " "
        + trial.intermediateValues();
  }
}
