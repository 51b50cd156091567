package io.vgglab.bench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vgglab.bench.plan.Options;
import io.vgglab.device.VisibleGpus;
import io.vgglab.network.EngineBundles;
import io.vgglab.provenance.Gpu;
import io.vgglab.provenance.GpuSurvey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetsTest {

  private static final GpuSurvey NO_GPU = new GpuSurvey(List.of(), "nvidia-smi is missing");

  @TempDir Path folder;

  @BeforeEach
  void bundles() throws IOException {
    givenBundle("dl4j-cpu", "engine=dl4j\nvariants=dl4j-stock\ndevices=cpu\n");
    givenBundle("onednn", "engine=onednn\ndevices=cpu\n");
  }

  @Test
  void processorEngines_areFoundWithTheirVariants() {
    Targets targets = targets("onednn,dl4j,dl4j-stock", "cpu", NO_GPU);

    assertThat(targets.present())
        .extracting(Target::toString)
        .containsExactly("onednn on cpu", "dl4j on cpu", "dl4j-stock on cpu");
    assertThat(targets.present())
        .extracting(target -> target.bundle().id())
        .containsExactly("onednn", "dl4j-cpu", "dl4j-cpu");
    assertThat(targets.absent()).isEmpty();
  }

  @Test
  void variant_startsWithoutWhatItsEngineIsTunedWith() throws IOException {
    givenBundle(
        "dl4j-cpu", "engine=dl4j\nvariants=dl4j-stock\ndevices=cpu\nenvironment.HEAP=kept\n");

    assertThat(targets("dl4j,dl4j-stock", "cpu", NO_GPU).present())
        .extracting(it -> it.process("Main", List.of(), List.of()).environment().get("HEAP"))
        .containsExactly("kept", null);
  }

  @Test
  void gpuWithoutBundleAndDriver_saysBoth() {
    Targets targets = targets("onednn,dl4j", "cpu,cuda", NO_GPU);

    assertThat(targets.absent())
        .containsExactly(
            new Absent(
                "dl4j",
                "cuda:0",
                "no bundle brings dl4j to GPUs: build with -Pcuda; nvidia-smi is missing"));
  }

  @Test
  void variantOfAGpuEngine_isMissedLikeIt() {
    assertThat(targets("dl4j-stock", "cpu,cuda", NO_GPU).absent())
        .extracting(Absent::reason)
        .containsExactly(
            "no bundle brings dl4j-stock to GPUs: build with -Pcuda; nvidia-smi is missing");
  }

  @Test
  void engineThatNoneOfTheDevicesIsFor_isNamed() {
    assertThat(targets("onednn", "cuda", NO_GPU).absent())
        .containsExactly(
            new Absent(
                "onednn", "cuda", "onednn runs on processors only: add cpu to bench.devices"));
  }

  @Test
  void bundleWithoutGpu_saysWhatTheDriverSaid() throws IOException {
    givenBundle("dl4j-cuda", "engine=dl4j\nvariants=dl4j-stock\ndevices=cuda\n");

    Targets targets = targets("onednn,dl4j", "cpu,cuda", NO_GPU);

    assertThat(targets.present())
        .extracting(Target::toString)
        .containsExactly("onednn on cpu", "dl4j on cpu");
    assertThat(targets.absent())
        .containsExactly(new Absent("dl4j", "cuda:0", "nvidia-smi is missing"));
  }

  @Test
  void gpuOfComputeCapability9_isRefusedBecauseItHasNoKernels() throws IOException {
    givenBundle("dl4j-cuda", "engine=dl4j\nvariants=dl4j-stock\ndevices=cuda\n");

    Targets targets = targets("dl4j", "cuda", gpu("9.0"));

    assertThat(targets.present()).isEmpty();
    assertThat(targets.absent())
        .extracting(Absent::reason)
        .containsExactly(
            "NVIDIA Example has compute capability 9.0, and nd4j-cuda-11.6 has kernels for 3.7 to"
                + " 8.6 only, without PTX");
  }

  @Test
  void gpuOfComputeCapability8_isMeasured() throws IOException {
    givenBundle("dl4j-cuda", "engine=dl4j\nvariants=dl4j-stock\ndevices=cuda\n");

    assertThat(targets("dl4j", "cuda:0", gpu("8.6")).present())
        .extracting(Target::fileName)
        .containsExactly("dl4j-cuda0");
    assertThat(targets("dl4j", "cuda:1", gpu("8.6")).absent())
        .extracting(Absent::reason)
        .containsExactly("nvidia-smi lists no GPU 1");
  }

  @Test
  void unknownEngine_listsTheKnownOnes() {
    assertThatThrownBy(() -> targets("onedn", "cpu", NO_GPU))
        .hasMessage("bench.engines must be of dl4j, dl4j-stock, onednn, but was 'onedn'");
  }

  @Test
  void variantThatNoBundleHas_isUnknown() {
    assertThatThrownBy(() -> targets("onednn-fast", "cpu", NO_GPU))
        .hasMessage("bench.engines must be of dl4j, dl4j-stock, onednn, but was 'onednn-fast'");
  }

  @Test
  void bundle_isNoEngine() {
    assertThatThrownBy(() -> targets("dl4j-cpu", "cpu", NO_GPU))
        .hasMessage(
            "bench.engines must be of dl4j, dl4j-stock, onednn, but was 'dl4j-cpu', the bundle"
                + " of one: name the engine");
  }

  @Test
  void gpuThatASchedulerHides_isLeftToOthers() throws IOException {
    givenBundle("dl4j-cuda", "engine=dl4j\nvariants=dl4j-stock\ndevices=cuda\n");

    Targets targets =
        Targets.of(
            options("dl4j", "cuda"),
            EngineBundles.in(folder),
            gpu("8.6"),
            new VisibleGpus(Optional.of("1")));

    assertThat(targets.absent())
        .extracting(Absent::reason)
        .containsExactly(
            "device must be one of CUDA_VISIBLE_DEVICES=1, counted as nvidia-smi does, but was"
                + " 'cuda:0'");
  }

  @Test
  void severalThreads_areTargetsOfTheirOwnNames() {
    Properties properties = new Properties();
    properties.setProperty("bench.engines", "onednn");
    properties.setProperty("bench.devices", "cpu");
    properties.setProperty("bench.threads", "1,2");

    Targets targets = Targets.of(Options.of(properties, 8), EngineBundles.in(folder), NO_GPU);

    assertThat(targets.present())
        .extracting(Target::toString)
        .containsExactly("onednn on cpu, threads 1", "onednn on cpu, threads 2");
    assertThat(targets.present())
        .extracting(Target::fileName)
        .containsExactly("onednn-cpu-1t", "onednn-cpu-2t");
  }

  private Targets targets(String engines, String devices, GpuSurvey gpus) {
    return Targets.of(
        options(engines, devices),
        EngineBundles.in(folder),
        gpus,
        new VisibleGpus(Optional.empty()));
  }

  private static Options options(String engines, String devices) {
    Properties properties = new Properties();
    properties.setProperty("bench.engines", engines);
    properties.setProperty("bench.devices", devices);
    return Options.of(properties, 2);
  }

  private static GpuSurvey gpu(String computeCapability) {
    return new GpuSurvey(
        List.of(new Gpu(0, "NVIDIA Example", "550", computeCapability, "8 GiB", "2 GHz")), "");
  }

  private void givenBundle(String id, String properties) throws IOException {
    Files.writeString(folder.resolve(id + ".properties"), properties);
    Files.writeString(folder.resolve(id + ".classpath"), "");
  }
}
