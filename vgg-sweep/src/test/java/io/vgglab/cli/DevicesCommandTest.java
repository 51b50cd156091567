package io.vgglab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vgglab.network.EngineBundles;
import io.vgglab.provenance.GpuSurvey;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("native")
class DevicesCommandTest {

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void givenDriver() throws IOException {
    Path program =
        Files.writeString(
            folder.resolve("nvidia-smi"),
            "#!/bin/sh\necho '0, NVIDIA H100 80GB HBM3, 550.54.15, 9.0, 81559 MiB, 1980 MHz'\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    System.setProperty(GpuSurvey.PROPERTY, program.toString());
  }

  @AfterEach
  void forgetDriver() {
    System.clearProperty(GpuSurvey.PROPERTY);
  }

  @Test
  void devices_saysWhatRunsWhereAndWhyNot() {
    assertThat(run("devices")).isZero();

    assertThat(out.toString().lines())
        .contains(
            "        onednn      can run",
            "cuda:0  NVIDIA H100 80GB HBM3, compute capability 9.0, driver 550.54.15, 81559 MiB",
            "        onednn      cannot run: runs on cpu only")
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith("        dl4j-cuda   cannot run: ")
                    .endsWith(
                        "NVIDIA H100 80GB HBM3 has compute capability 9.0, and nd4j-cuda-11.6 has"
                            + " kernels for 3.7 to 8.6 only, without PTX"));
  }

  @Test
  @Tag("slow")
  void check_comparesEnginesTimesThemAndWritesAFile() throws IOException {
    Path file = folder.resolve("devices.json");

    int code =
        run("devices", "--check", "--out", file.toString(), "--width", "0.0625", "--steps", "3");

    assertThat(code).as(out.toString()).isZero();
    JsonNode json = new ObjectMapper().readTree(file.toFile());
    assertThat(json.path("checks").findValuesAsText("engine"))
        .containsExactly("dl4j-cpu", "onednn");
    assertThat(json.path("checks")).allMatch(check -> check.path("passed").asBoolean());
    assertThat(json.path("checks")).allMatch(check -> check.at("/timing/milliseconds").size() == 3);
    assertThat(out.toString())
        .contains("cpu     onednn      agrees, ")
        .contains(" ms a step of 32 images (median of 3, ")
        .contains("Attach to a bug report: " + file);
  }

  @Test
  void train_refusesAGpuWithoutKernelsBeforeItStartsAnything() throws IOException {
    assertThat(trainOnGpuWithTheCudaBundle()).isEqualTo(1);

    assertThat(err.toString())
        .isEqualTo(
            "vgg: engine dl4j-cuda cannot run on cuda:0: NVIDIA H100 80GB HBM3 has compute"
                + " capability 9.0, and nd4j-cuda-11.6 has kernels for 3.7 to 8.6 only, without"
                + " PTX\n");
    assertThat(folder.resolve("run")).doesNotExist();
  }

  @Test
  void train_refusesAGpuWhereThereIsNoDriver() throws IOException {
    System.setProperty(GpuSurvey.PROPERTY, folder.resolve("missing").toString());

    assertThat(trainOnGpuWithTheCudaBundle()).isEqualTo(1);

    assertThat(err.toString())
        .isEqualTo(
            "vgg: engine dl4j-cuda cannot run on cuda:0: nvidia-smi is missing or found no driver,"
                + " so there is no NVIDIA GPU to use\n");
    assertThat(folder.resolve("run")).doesNotExist();
  }

  @Test
  void train_refusesAnEngineOfTheProcessorOnAGpu() {
    assertThat(run("train", "--engine", "onednn", "--device", "cuda:0")).isEqualTo(1);
    assertThat(err.toString())
        .isEqualTo("vgg: engine onednn cannot run on cuda:0: runs on cpu only\n");
  }

  @Test
  void train_refusesAnEngineWithoutABundleForTheDevice() {
    assertThat(run("train", "--engine", "dl4j", "--device", "cuda:0")).isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo(
            "vgg: engine dl4j has no bundle for cuda in this build; the Maven profile cuda adds"
                + " dl4j-cuda\n");
  }

  @Test
  void train_withoutTheCudaBundle_saysHowToBuildIt() {
    assertThat(run("train", "--device", "cuda:0")).isEqualTo(1);
    assertThat(err.toString())
        .isEqualTo(
            "vgg: no engine has a bundle for cuda in this build; the Maven profile cuda adds dl4j-cuda\n");
  }

  private int trainOnGpuWithTheCudaBundle() throws IOException {
    Files.writeString(folder.resolve("dl4j-cuda.properties"), "engine=dl4j\ndevices=cuda\n");
    Files.writeString(folder.resolve("dl4j-cuda.classpath"), "");
    String built = System.getProperty(EngineBundles.PROPERTY);
    System.setProperty(EngineBundles.PROPERTY, folder.toString());
    try {
      return run("train", "--device", "cuda:0", "--out", folder.resolve("run").toString());
    } finally {
      System.setProperty(EngineBundles.PROPERTY, built);
    }
  }

  private int run(String... arguments) {
    return Vgg.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
