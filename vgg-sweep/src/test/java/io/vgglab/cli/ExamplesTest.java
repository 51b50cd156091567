package io.vgglab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every script under {@code examples}: those that train do so on images of their layout, and the
 * comparison names its studies.
 */
class ExamplesTest {

  private static final Path EXAMPLES = Path.of("../examples");
  private static final String COMPARISON = "search-comparison/run.sh";

  @TempDir Path folder;

  /** The scripts, and who writes a few images in the layout that they read. */
  enum Example {
    FASHION_MINI("train-fashion-mini.sh", data -> {}),
    CIFAR10("train-cifar10.sh", data -> cifar(data, 10, 1, "data_batch_%d.bin", 5)),
    CIFAR100("train-cifar100.sh", data -> cifar(data, 100, 2, "train.bin", 1)),
    IDX("train-idx.sh", ExamplesTest::idx),
    FOLDER("train-folder.sh", ExamplesTest::pictures);

    private final String script;
    private final Writer writer;

    Example(String script, Writer writer) {
      this.script = script;
      this.writer = writer;
    }

    /** Writes a data set. */
    interface Writer {
      void write(Path data) throws IOException;
    }
  }

  @Test
  void everyScript_isTried() throws IOException {
    Stream<String> trainings = Stream.of(Example.values()).map(example -> example.script);
    try (Stream<Path> files = Files.walk(EXAMPLES)) {
      assertThat(
              files
                  .map(file -> EXAMPLES.relativize(file).toString())
                  .filter(name -> name.endsWith(".sh")))
          .containsExactlyInAnyOrderElementsOf(
              Stream.concat(trainings, Stream.of(COMPARISON)).toList());
    }
  }

  @Test
  void trace_replaysAsTheHelpSays() {
    String trace = "examples/traces/tpe_v5_default_seed42.trace.json";
    StringWriter out = new StringWriter();

    assertThat(replay(out, "--help")).isZero();
    assertThat(out.toString()).contains("  vgg sweep replay " + trace + "\n");
    assertThat(replay(out, "../" + trace)).isZero();
    assertThat(out.toString()).endsWith("40 trials replay.\n");
  }

  private static int replay(StringWriter out, String argument) {
    return Vgg.commandLine()
        .setOut(new PrintWriter(out, true))
        .execute("sweep", "replay", argument);
  }

  @Test
  void comparison_namesEveryStudy() throws Exception {
    Path runs = folder.resolve("two words");

    assertThat(compare(runs, 0)).isZero();

    assertThat(Files.readAllLines(runs.resolve("comparison.md")))
        .containsExactly(
            runs + "/random-1",
            runs + "/random-2",
            runs + "/random-3",
            runs + "/tpe-hyperband-1",
            runs + "/tpe-hyperband-2",
            runs + "/tpe-hyperband-3");
  }

  @Test
  void comparisonThatFails_leavesTheLastOne() throws Exception {
    Path runs = Files.createDirectories(folder.resolve("runs"));
    Files.writeString(runs.resolve("comparison.md"), "the last one");

    assertThat(compare(runs, 3)).isEqualTo(3);

    assertThat(runs.resolve("comparison.md")).content().isEqualTo("the last one");
  }

  /** Runs the comparison with a launcher that trains nothing, and prints what it is to compare. */
  private int compare(Path runs, int code) throws Exception {
    Path launcher =
        executable(
            """
            #!/bin/sh
            [ "$2" = compare ] || exit 0
            shift 2
            printf '%%s\\n' "$@"
            exit %d
            """
                .formatted(code));
    ProcessBuilder builder =
        new ProcessBuilder("sh", EXAMPLES.resolve(COMPARISON).toString(), "data")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("VGG", launcher.toString());
    builder.environment().put("RUNS", runs.toString());
    Process process = builder.start();
    process.getOutputStream().close();
    return process.waitFor();
  }

  @ParameterizedTest
  @EnumSource
  @Tag("slow")
  @Tag("native")
  void example_trainsAndLeavesARunFolder(Example example) throws Exception {
    Path data = Files.createDirectories(folder.resolve("data"));
    example.writer.write(data);
    Path run = folder.resolve("run");
    ProcessBuilder builder =
        new ProcessBuilder(
            "sh",
            EXAMPLES.resolve(example.script).toString(),
            example == Example.FASHION_MINI ? "fashion-mini" : data.toString(),
            run.toString());
    builder.environment().put("VGG", launcher(example).toString());
    Process process = builder.redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(output).isZero();
    assertThat(output).contains("epoch 3/3").contains("macro avg");
    assertThat(run.resolve("predictions.csv")).isNotEmptyFile();
    assertThat(run.resolve("evaluation.json")).content().contains("ci95");
    assertThat(run.resolve("worst-images")).isNotEmptyDirectory();
  }

  /**
   * What {@code ./vgg} is, from the classes under test; of the images that ship with the suite a
   * tenth, the others are as few anyhow.
   */
  private Path launcher(Example example) throws IOException {
    String limit = example == Example.FASHION_MINI ? "--limit 500" : "";
    return executable(
        """
        #!/bin/sh
        exec '%s/bin/java' -Xmx1g -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Djava.awt.headless=true -Dvgg.bundles='%s' -cp '%s' io.vgglab.cli.Vgg "$@" %s
        """
            .formatted(
                System.getProperty("java.home"),
                System.getProperty("vgg.bundles"),
                System.getProperty("java.class.path"),
                limit));
  }

  private Path executable(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("vgg"), text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  private static void cifar(Path data, int classes, int labelBytes, String name, int files)
      throws IOException {
    for (int file = 1; file <= files; file++) {
      Files.write(data.resolve(name.formatted(file)), records(2 * classes, classes, labelBytes));
    }
    String test = labelBytes == 1 ? "test_batch.bin" : "test.bin";
    Files.write(data.resolve(test), records(classes, classes, labelBytes));
  }

  private static byte[] records(int count, int classes, int labelBytes) {
    byte[] records = new byte[count * (labelBytes + 3072)];
    new Random(1).nextBytes(records);
    for (int i = 0; i < count; i++) {
      int start = i * (labelBytes + 3072);
      records[start] = 0;
      records[start + labelBytes - 1] = (byte) (i % classes);
    }
    return records;
  }

  private static void idx(Path data) throws IOException {
    for (String part : new String[] {"train", "t10k"}) {
      Files.write(data.resolve(part + "-images-idx3-ubyte"), idx(0x803, 40, 28, 28));
      Files.write(data.resolve(part + "-labels-idx1-ubyte"), idx(0x801, 40));
    }
  }

  private static byte[] idx(int magic, int... sizes) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(magic);
      int total = 1;
      for (int size : sizes) {
        out.writeInt(size);
        total *= size;
      }
      for (int i = 0; i < total; i++) {
        out.write(sizes.length == 1 ? i % 4 : i);
      }
    }
    return bytes.toByteArray();
  }

  private static void pictures(Path data) throws IOException {
    for (String name : new String[] {"train/cat", "train/dog", "test/cat", "test/dog"}) {
      Path folder = Files.createDirectories(data.resolve(name));
      for (int i = 0; i < 20; i++) {
        BufferedImage image = new BufferedImage(12, 10, BufferedImage.TYPE_INT_RGB);
        image.setRGB(i % 12, 4, name.endsWith("cat") ? 0xff0000 : 0x00ff00);
        ImageIO.write(image, "png", folder.resolve(i + ".png").toFile());
      }
    }
  }
}
