package io.vgglab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.network.EngineBundles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code vgg} that gets Ctrl-C while it waits for what a process of an engine finds or writes. */
@Tag("slow")
class InterruptedEngineTest {

  /** An engine whose Java waits for a debugger before it does anything. */
  private static final String HANGS =
      "devices=cpu\nenvironment.JAVA_TOOL_OPTIONS="
          + "-agentlib:jdwp=transport=dt_socket,server=y,suspend=y,address=127.0.0.1:0\n";

  @TempDir Path folder;

  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void endWhatIsLeft() {
    for (Process process : started) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  @Test
  void probe_isNotTakenForARefusal() throws Exception {
    VggProcess.givenBundle(folder, "dl4j-cpu", "devices=cpu\n");
    Path bundles = VggProcess.givenBundle(folder, "onednn", HANGS);
    Process train = start(bundles, "train", "--out", folder.resolve("run").toString());
    await(this::engineIsStarted);

    interrupt(train);

    assertEndedQuietly(train);
    assertThat(folder.resolve("run")).doesNotExist();
  }

  @Test
  @Tag("native")
  void check_leavesAnOlderReport() throws Exception {
    Path report = Files.writeString(folder.resolve("devices.json"), "older");
    Path bundles = Path.of(System.getProperty(EngineBundles.PROPERTY));
    Process check = start(bundles, "devices", "--check", "--out", report.toString());
    await(() -> VggProcess.log(folder).contains("checking against") && engineIsStarted());

    interrupt(check);

    assertEndedQuietly(check);
    assertThat(report).hasContent("older");
  }

  @Test
  void export_leavesNoHalfFile() throws Exception {
    Path checkpoint = Files.writeString(folder.resolve("epoch-0001.json"), "{\"format\": 1}");
    Path bundles = VggProcess.givenBundle(folder, "test", HANGS);
    String target = folder.resolve("model").toString();
    Process export =
        start(bundles, "export", checkpoint.toString(), "--format", "safetensors", "--out", target);
    await(this::engineIsStarted);
    Path half = Files.writeString(Path.of(target + ".part"), "half a model");

    interrupt(export);

    assertEndedQuietly(export);
    assertThat(half).doesNotExist();
  }

  /** Says nothing of the process that ended with it, and leaves no temporary files. */
  private void assertEndedQuietly(Process vgg) throws IOException {
    assertThat(vgg.exitValue()).isEqualTo(130);
    assertThat(VggProcess.log(folder)).doesNotContain("vgg: ", "failed", "ended with code");
    assertThat(VggProcess.temporary(folder)).isDirectoryNotContaining("glob:**vgg-*");
  }

  private Process start(Path bundles, String... arguments) throws IOException {
    Process process = VggProcess.of(folder, bundles, arguments).start();
    started.add(process);
    return process;
  }

  private static void interrupt(Process vgg) throws Exception {
    new ProcessBuilder("kill", "-INT", Long.toString(vgg.pid())).start().waitFor();
    assertThat(vgg.waitFor(20, TimeUnit.SECONDS)).isTrue();
  }

  /** Its log is there from its start on. */
  private boolean engineIsStarted() throws IOException {
    try (Stream<Path> folders = Files.list(VggProcess.temporary(folder))) {
      return folders
          .filter(path -> path.getFileName().toString().startsWith("vgg-engine"))
          .anyMatch(path -> Files.exists(path.resolve("log")));
    }
  }

  private void await(Condition condition) throws Exception {
    for (int i = 0; i < 600 && !condition.holds(); i++) {
      Thread.sleep(50);
    }
    assertThat(condition.holds()).as(VggProcess.log(folder)).isTrue();
  }

  /** What a test waits for. */
  @FunctionalInterface
  private interface Condition {
    boolean holds() throws IOException;
  }
}
