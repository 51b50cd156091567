package io.vgglab.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code vgg} as a process of its own, with its temporary files in a folder of the test. */
final class VggProcess {

  private VggProcess() {}

  /**
   * Ready to start: it prints to {@link #log}, and its temporary files are in {@link #temporary}.
   *
   * @param folder where everything goes
   * @param bundles folder of its engines
   */
  static ProcessBuilder of(Path folder, Path bundles, String... arguments) throws IOException {
    Files.createDirectories(temporary(folder));
    List<String> command =
        new ArrayList<>(
            List.of(
                // a build in the background may pass on that it ignores signals
                "env",
                "--default-signal=INT",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + temporary(folder),
                "-Dvgg.bundles=" + bundles,
                "-Dvgg.nvidia-smi=" + folder.resolve("nvidia-smi"),
                "-cp",
                System.getProperty("java.class.path"),
                Vgg.class.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("vgg.log").toFile());
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    return builder;
  }

  /** What it has printed so far. */
  static String log(Path folder) throws IOException {
    Path file = folder.resolve("vgg.log");
    return Files.exists(file) ? Files.readString(file) : "";
  }

  static Path temporary(Path folder) {
    return folder.resolve("tmp");
  }

  /**
   * Puts the engine without arithmetic among the bundles.
   *
   * @param more lines of its description
   * @return folder of the bundles
   */
  static Path givenBundle(Path folder, String id, String more) throws IOException {
    Path bundles = Files.createDirectories(folder.resolve("bundles"));
    Files.writeString(bundles.resolve(id + ".properties"), "engine=test\n" + more);
    Files.writeString(bundles.resolve(id + ".classpath"), "");
    return bundles;
  }
}
