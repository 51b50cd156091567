package io.vgglab.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GpuSurveyTest {

  @TempDir Path folder;

  @Test
  void gpus_areReadFromTheDriversLines() {
    GpuSurvey survey =
        GpuSurvey.of(
            command ->
                Optional.of(
                    """
                    0, NVIDIA H100 80GB HBM3, 550.54.15, 9.0, 81559 MiB, 1980 MHz
                    1, Tesla T4, 550.54.15, 7.5, 15360 MiB, 1590 MHz
                    """));

    assertThat(survey.gpus())
        .containsExactly(
            new Gpu(0, "NVIDIA H100 80GB HBM3", "550.54.15", "9.0", "81559 MiB", "1980 MHz"),
            new Gpu(1, "Tesla T4", "550.54.15", "7.5", "15360 MiB", "1590 MHz"));
    assertThat(survey.reason()).isEmpty();
    assertThat(survey.gpu(1)).map(Gpu::name).contains("Tesla T4");
    assertThat(survey.gpus().get(0).capability()).hasValue(9.0);
    assertThat(survey.gpus().get(0).hasDriver(550, 54)).isTrue();
    assertThat(survey.gpus().get(0).hasDriver(550, 55)).isFalse();
    assertThat(survey.gpus().get(0).hasDriver(551, 0)).isFalse();
  }

  @Test
  void missingDriver_isAReason() {
    assertThat(GpuSurvey.of(command -> Optional.empty()).reason())
        .isEqualTo("nvidia-smi is missing or found no driver, so there is no NVIDIA GPU to use");
    assertThat(GpuSurvey.of(command -> Optional.of("\n")).reason())
        .isEqualTo("nvidia-smi lists no GPU");
  }

  @Test
  void linesThatAreNoGpu_areLeftOut() {
    assertThat(
            GpuSurvey.of(command -> Optional.of("No devices were found\nx, a, b, c, d, e\n"))
                .gpus())
        .isEmpty();
  }

  @Test
  void program_isStartedAndRead() throws IOException {
    GpuSurvey survey =
        surveyWith(
            """
            #!/bin/sh
            echo "0, NVIDIA A10, 535.183.01, 8.6, 23028 MiB, 1695 MHz"
            """);

    assertThat(survey.gpus()).extracting(Gpu::computeCapability).containsExactly("8.6");
  }

  @Test
  void oldDriver_isAskedWithoutTheCapability() throws IOException {
    GpuSurvey survey =
        surveyWith(
            """
            #!/bin/sh
            case "$1" in
              *compute_cap*) echo 'Field "compute_cap" is not a valid field to query.'; exit 2 ;;
              *) echo "0, Tesla K80, 440.33.01, 11441 MiB, 875 MHz" ;;
            esac
            """);

    assertThat(survey.gpus())
        .containsExactly(new Gpu(0, "Tesla K80", "440.33.01", "unknown", "11441 MiB", "875 MHz"));
    assertThat(survey.gpus().get(0).capability()).isEmpty();
  }

  @Test
  void failingProgram_isAReason() throws IOException {
    assertThat(surveyWith("#!/bin/sh\nexit 9\n").reason()).startsWith("nvidia-smi is missing or");
  }

  private GpuSurvey surveyWith(String script) throws IOException {
    Path program = Files.writeString(folder.resolve("nvidia-smi"), script);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    return GpuSurvey.of(
        command -> {
          List<String> replaced = new ArrayList<>(command);
          replaced.set(0, program.toString());
          return Command.output(replaced);
        });
  }
}
