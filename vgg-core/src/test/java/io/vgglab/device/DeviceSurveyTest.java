package io.vgglab.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.vgglab.network.Device;
import io.vgglab.network.EngineBundles;
import io.vgglab.provenance.Gpu;
import io.vgglab.provenance.GpuSurvey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceSurveyTest {

  private static final VisibleGpus ALL_VISIBLE = new VisibleGpus(Optional.empty());
  private static final Map<String, String> MACHINE =
      Map.of("processor", "Example 9000", "cores", "4", "memory", "8.0 GiB");

  @TempDir Path folder;

  @BeforeEach
  void givenBundles() throws IOException {
    givenBundle("onednn", "onednn", "cpu");
    givenBundle("dl4j-cpu", "dl4j", "cpu");
  }

  @Test
  void processor_hasTheEnginesThatStart() {
    DeviceSurvey survey =
        DeviceSurvey.of(
            EngineBundles.in(folder),
            new GpuSurvey(List.of(), "nvidia-smi lists no GPU"),
            ALL_VISIBLE,
            MACHINE,
            (bundle, device) ->
                bundle.id().equals("onednn") ? Optional.of("needs AVX2") : Optional.empty());

    assertThat(survey.places())
        .containsExactly(
            new DeviceSurvey.Place(
                Device.cpu(),
                "Example 9000, 4 cores for Java, 8.0 GiB",
                List.of(
                    new Fitness("dl4j-cpu", Device.cpu(), ""),
                    new Fitness("onednn", Device.cpu(), "needs AVX2"))));
    assertThat(survey.noGpu()).isEqualTo("nvidia-smi lists no GPU");
  }

  @Test
  void gpu_saysOfEveryEngineWhyNot() {
    DeviceSurvey.Place place = surveyOf(gpu("9.0", "550.54.15")).places().get(1);

    assertThat(place.device()).isEqualTo(Device.cuda(0));
    assertThat(place.description())
        .isEqualTo("NVIDIA Example, compute capability 9.0, driver 550.54.15, 8 GiB");
    assertThat(place.engines())
        .extracting(Fitness::bundle, Fitness::obstacle)
        .containsExactly(
            tuple("dl4j-cpu", "runs on cpu only"),
            tuple("onednn", "runs on cpu only"),
            tuple(
                "dl4j-cuda",
                "is not in this build; mvn -Pcuda brings it; NVIDIA Example has compute capability"
                    + " 9.0, and nd4j-cuda-11.6 has kernels for 3.7 to 8.6 only, without PTX"));
  }

  @ParameterizedTest
  @CsvSource({
    "3.5, 550.54, 'has compute capability 3.5, and nd4j-cuda-11.6 has kernels'",
    "9.0, 550.54, 'has compute capability 9.0, and nd4j-cuda-11.6 has kernels'",
    "12.0, 570.1, 'has compute capability 12.0, and nd4j-cuda-11.6 has kernels'",
    "7.5, 440.33.01, 'driver must be at least 450.80 for nd4j-cuda-11.6, but is 440.33.01'",
    "7.5, 450.51.05, 'driver must be at least 450.80 for nd4j-cuda-11.6, but is 450.51.05'",
    "unknown, 440.33.01, 'driver must be at least 450.80 for nd4j-cuda-11.6, but is 440.33.01'"
  })
  void gpuThatCannot_isRefusedWithTheReason(String capability, String driver, String reason)
      throws IOException {
    givenBundle("dl4j-cuda", "dl4j", "cuda");

    assertThat(cudaEngine(capability, driver).obstacle()).contains(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "3.7, 450.80.02",
    "7.5, 450.119.03",
    "7.5, 450.102.04",
    "7.5, 535.183.01",
    "8.6, 550.54",
    "8.9, 550.54",
    "unknown, 470.1"
  })
  void gpuThatCan_isLeftToTheEngine(String capability, String driver) throws IOException {
    givenBundle("dl4j-cuda", "dl4j", "cuda");

    assertThat(cudaEngine(capability, driver).obstacle()).isEqualTo("asked the engine");
  }

  @Test
  void gpuThatASchedulerHides_isListedAndLeftToOthers() throws IOException {
    givenBundle("dl4j-cuda", "dl4j", "cuda");
    List<Device> probed = new ArrayList<>();

    DeviceSurvey survey =
        DeviceSurvey.of(
            EngineBundles.in(folder),
            new GpuSurvey(List.of(fitGpu(0), fitGpu(1)), ""),
            new VisibleGpus(Optional.of("1")),
            MACHINE,
            (bundle, device) -> {
              probed.add(device);
              return Optional.empty();
            });

    assertThat(survey.places().get(1).engines())
        .contains(
            new Fitness(
                "dl4j-cuda",
                Device.cuda(0),
                "the GPU is hidden by CUDA_VISIBLE_DEVICES=1, counted as nvidia-smi does"));
    assertThat(survey.places().get(2).engines())
        .contains(new Fitness("dl4j-cuda", Device.cuda(1), ""));
    assertThat(probed).containsExactly(Device.cpu(), Device.cpu(), Device.cuda(1));
  }

  @Test
  void gpuThatIsNotThere_isAnObstacle() throws IOException {
    givenBundle("dl4j-cuda", "dl4j", "cuda");
    EngineBundles bundles = EngineBundles.in(folder);

    assertThat(
            Fitness.of(
                    bundles.named("dl4j-cuda", Device.Kind.CUDA),
                    Device.cuda(3),
                    gpu("8.6", "550.54"))
                .obstacle())
        .isEqualTo("nvidia-smi lists no GPU 3");
  }

  private Fitness cudaEngine(String capability, String driver) {
    return surveyOf(gpu(capability, driver)).places().get(1).engines().stream()
        .filter(fitness -> fitness.bundle().equals("dl4j-cuda"))
        .findFirst()
        .orElseThrow();
  }

  private DeviceSurvey surveyOf(GpuSurvey gpus) {
    return DeviceSurvey.of(
        EngineBundles.in(folder),
        gpus,
        ALL_VISIBLE,
        MACHINE,
        (b, d) -> Optional.of("asked the engine"));
  }

  private static Gpu fitGpu(int index) {
    return new Gpu(index, "NVIDIA Example", "550.54", "8.6", "8 GiB", "2 GHz");
  }

  private static GpuSurvey gpu(String capability, String driver) {
    return new GpuSurvey(
        List.of(new Gpu(0, "NVIDIA Example", driver, capability, "8 GiB", "2 GHz")), "");
  }

  private void givenBundle(String id, String engine, String devices) throws IOException {
    Files.writeString(
        folder.resolve(id + ".properties"), "engine=" + engine + "\ndevices=" + devices + "\n");
    Files.writeString(folder.resolve(id + ".classpath"), "");
  }
}
