package io.vgglab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.network.Device;
import io.vgglab.network.EngineBundle;
import io.vgglab.network.EngineBundles;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine on which oneDNN's library cannot load: its bundle lacks the native jar. */
@Tag("native")
class EngineFallBackTest {

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final String installed = System.getProperty(EngineBundles.PROPERTY);

  @BeforeEach
  void bundles() throws IOException {
    EngineBundles bundles = EngineBundles.installed();
    Path broken = Files.createDirectory(folder.resolve("bundles"));
    EngineBundle onednn = bundles.named("onednn", Device.Kind.CPU);
    write(
        broken,
        onednn,
        onednn.classPath().stream()
            .filter(jar -> !jar.getFileName().toString().matches("dnnl-.*linux.*"))
            .toList());
    EngineBundle dl4j = bundles.named("dl4j", Device.Kind.CPU);
    write(broken, dl4j, dl4j.classPath());
    System.setProperty(EngineBundles.PROPERTY, broken.toString());
  }

  @AfterEach
  void restore() {
    System.setProperty(EngineBundles.PROPERTY, installed);
  }

  @Test
  void training_goesOnWithDl4jAndSaysSo() throws IOException {
    assertThat(train()).as(err.toString()).isZero();

    assertThat(err.toString())
        .contains("vgg: oneDNN cannot load: ")
        .contains("vgg: going on with the engine dl4j\n");
    assertThat(folder.resolve("run/run.json")).content().contains("\"engine\" : \"dl4j\"");
  }

  @Test
  void engineThatWasAskedFor_failsInOneLine() {
    assertThat(train("--engine", "onednn")).isEqualTo(1);

    assertThat(err.toString())
        .startsWith("vgg: oneDNN cannot load: ")
        .endsWith("; the engine dl4j may run instead\n");
  }

  private int train(String... more) {
    List<String> arguments =
        new java.util.ArrayList<>(
            List.of(
                "train",
                "--limit",
                "100",
                "--epochs",
                "1",
                "--set",
                "width=0.125",
                "--out",
                folder.resolve("run").toString()));
    arguments.addAll(List.of(more));
    return Vgg.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments.toArray(String[]::new));
  }

  private static void write(Path target, EngineBundle bundle, List<Path> jars) throws IOException {
    Files.writeString(
        target.resolve(bundle.id() + ".properties"),
        "engine=" + bundle.engine() + "\ndevices=cpu\n");
    Files.writeString(
        target.resolve(bundle.id() + ".classpath"),
        jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
  }
}
