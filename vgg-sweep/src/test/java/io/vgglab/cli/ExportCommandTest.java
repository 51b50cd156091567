package io.vgglab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.network.SafeTensors;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCommandTest {

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  @Tag("native")
  void trainedRun_isWrittenInEveryFormat() throws IOException {
    Path run = folder.resolve("run");
    assertThat(
            run(
                "train",
                "--data",
                "fashion-mini",
                "--limit",
                "200",
                "--epochs",
                "1",
                "--set",
                "width=0.125",
                "--set",
                "scaling=standardized",
                "--set",
                "resize=bilinear:32",
                "--out",
                run.toString()))
        .as(err.toString())
        .isZero();

    Path tensors = folder.resolve("out/model.safetensors");
    assertThat(export(run, "safetensors", tensors)).as(err.toString()).isZero();
    assertThat(SafeTensors.read(tensors))
        .containsKeys("block1_conv1.weight", "predictions.bias")
        .doesNotContainKey("block1_conv1.weight/velocity");
    assertThat(SafeTensors.readMetadata(tensors))
        .containsEntry("setting.width", "0.125")
        .containsEntry("epoch", "1")
        .hasEntrySatisfying("pixelScale", scale -> assertThat(scale).startsWith("[0.01"));

    Path theirs = folder.resolve("vgg16.safetensors");
    assertThat(export(run, "torchvision", theirs)).as(err.toString()).isZero();
    assertThat(SafeTensors.read(theirs)).containsKeys("features.0.weight", "classifier.6.bias");

    Path zip = folder.resolve("model.zip");
    assertThat(export(run.resolve("checkpoints/epoch-0001.safetensors"), "dl4j", zip))
        .as(err.toString())
        .isZero();
    try (ZipFile file = new ZipFile(zip.toFile(), StandardCharsets.UTF_8)) {
      assertThat(file.stream().map(entry -> entry.getName()).collect(Collectors.toSet()))
          .contains("configuration.json", "coefficients.bin");
    }
    assertThat(out.toString())
        .contains("model.safetensors: ")
        .contains(
            "Input: pixels from 0 to 255, [images, 1, 32, 32], already resized (bilinear), since"
                + " DL4J has no layer for that");
  }

  @Test
  void otherFormat_listsTheKnownOnes() {
    assertThat(export(folder, "onnx", folder.resolve("model"))).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("vgg: format must be one of safetensors, torchvision, dl4j");
    assertThat(err.toString()).contains("but was 'onnx'");
  }

  @Test
  void folderWithoutCheckpoint_isBadUsage() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));

    assertThat(export(empty, "dl4j", folder.resolve("model.zip"))).isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo(
            "vgg: checkpoint must be a run folder with checkpoints or one of their files, but was '"
                + empty
                + "'\n");
  }

  @Test
  @SuppressWarnings("try") // the engine only needs closing
  void failedExport_leavesNoHalfFile() throws IOException {
    Path checkpoint = Files.writeString(folder.resolve("epoch-0001.json"), "{\"format\": 1}");
    Path target = folder.resolve("model.safetensors");
    Path half = Files.writeString(folder.resolve("model.safetensors.part"), "half a model");

    try (InstalledTestEngine engine = new InstalledTestEngine(folder)) {
      assertThat(export(checkpoint, "safetensors", target)).isEqualTo(1);
    }

    assertThat(err.toString()).startsWith("vgg: ");
    assertThat(half).doesNotExist();
    assertThat(target).doesNotExist();
  }

  private int export(Path source, String format, Path file) {
    return run("export", source.toString(), "--format", format, "--out", file.toString());
  }

  private int run(String... arguments) {
    return Vgg.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
