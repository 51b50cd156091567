package io.vgglab.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineBundleTest {

  @TempDir Path folder;

  @Test
  void builtBundles_areInstalled() {
    EngineBundles bundles = EngineBundles.installed();

    assertThat(bundles.all()).extracting(EngineBundle::id).contains("dl4j-cpu", "onednn");
    assertThat(bundles.byPreference(Device.Kind.CPU))
        .extracting(EngineBundle::id)
        .startsWith("onednn", "dl4j-cpu");
    assertThat(bundles.named("dl4j", Device.Kind.CPU).id()).isEqualTo("dl4j-cpu");
    assertThat(bundles.named("onednn", Device.Kind.CPU).classPath())
        .anySatisfy(jar -> assertThat(jar.getFileName().toString()).startsWith("dnnl-"))
        .noneSatisfy(jar -> assertThat(jar.getFileName().toString()).startsWith("nd4j-"));
  }

  @Test
  void unknownEngine_listsTheKnownOnes() throws IOException {
    givenBundle("quick", "engine=fast\ndevices=cpu\n", "");

    assertThatThrownBy(() -> EngineBundles.in(folder).named("quik", Device.Kind.CPU))
        .hasMessage("engine must be one of quick, but was 'quik'");
  }

  @Test
  void classPath_isReadRelativeToTheFolder() throws IOException {
    givenBundle(
        "quick",
        "engine=fast\ndevices=cpu,cuda\nenvironment.MODE=7\n",
        "lib/a.jar" + File.pathSeparator + folder.resolve("b.jar"));

    EngineBundle bundle = EngineBundles.in(folder).all().get(0);

    assertThat(bundle.classPath())
        .containsExactly(folder.resolve("lib/a.jar"), folder.resolve("b.jar"));
    assertThat(bundle.devices()).containsExactlyInAnyOrder(Device.Kind.CPU, Device.Kind.CUDA);
    assertThat(bundle.environment()).containsEntry("MODE", "7");
  }

  @Test
  void joinedClassPath_keepsTheProgramsOwnVersion() {
    EngineBundle bundle =
        new EngineBundle(
            "quick",
            "fast",
            List.of(),
            Set.of(Device.Kind.CPU),
            Map.of(),
            List.of(Path.of("x/jackson.jar"), Path.of("x/dnnl.jar")));

    assertThat(bundle.joinedClassPath("own" + File.pathSeparator + "lib/jackson.jar"))
        .isEqualTo(String.join(File.pathSeparator, "own", "lib/jackson.jar", "x/dnnl.jar"));
  }

  @Test
  void process_setsThreadsAndVisibleGpu() {
    EngineBundle bundle =
        new EngineBundle(
            "g", "fast", List.of(), Set.of(Device.Kind.CUDA), Map.of("A", "b"), List.of());

    Map<String, String> environment =
        bundle.process("Main", List.of("-Xmx1g"), List.of(), Device.cuda(1)).environment();

    assertThat(environment)
        .containsEntry("CUDA_VISIBLE_DEVICES", "1")
        .containsEntry("CUDA_DEVICE_ORDER", "PCI_BUS_ID")
        .containsEntry("OMP_NUM_THREADS", "1")
        .containsEntry("A", "b");
    assertThatThrownBy(() -> bundle.requireDevice(Device.cpu(2)))
        .hasMessage("engine g runs on [cuda], but the device was cpu");
  }

  @Test
  void blasKernel_followsTheProcessorUnlessTheUserChose() {
    assertThat(BlasKernel.of(List.of("flags\t\t: sse avx2 fma"))).contains("Haswell");
    assertThat(BlasKernel.of(List.of("flags : avx2 fma avx512f avx512dq avx512bw avx512vl")))
        .contains("SkylakeX");
    assertThat(BlasKernel.of(List.of("flags : sse"))).isEmpty();
    assertThat(BlasKernel.forThisMachine(Map.of(BlasKernel.VARIABLE, "Zen"))).isEmpty();
  }

  /** Launcher, workers and forks of benchmarks all start through it. */
  @Test
  void process_hasTheBlasKernelOfThisMachine() {
    EngineBundle bundle =
        new EngineBundle("c", "fast", List.of(), Set.of(Device.Kind.CPU), Map.of(), List.of());

    Map<String, String> environment =
        bundle.process("Main", List.of(), List.of(), Device.cpu(2)).environment();

    String own = System.getenv(BlasKernel.VARIABLE);
    String detected = BlasKernel.forThisMachine(Map.of()).orElse(null);
    assertThat(environment.get(BlasKernel.VARIABLE)).isEqualTo(own == null ? detected : own);
    assertThat(environment)
        .containsEntry("OMP_NUM_THREADS", "2")
        .containsEntry("OPENBLAS_NUM_THREADS", "2");
  }

  @Test
  void process_takesTheBundlesBlasKernelForTheMachines() {
    EngineBundle bundle =
        new EngineBundle(
            "c",
            "fast",
            List.of(),
            Set.of(Device.Kind.CPU),
            Map.of(BlasKernel.VARIABLE, "Nehalem"),
            List.of());

    String own = System.getenv(BlasKernel.VARIABLE);
    assertThat(bundle.process("Main", List.of(), List.of(), Device.cpu(1)).environment())
        .containsEntry(BlasKernel.VARIABLE, own == null ? "Nehalem" : own);
  }

  /** Whoever tries other settings of malloc, say, must not meet the bundle's instead. */
  @Test
  void process_leavesWhatTheUserSet() {
    String name = System.getenv().keySet().iterator().next();
    EngineBundle bundle =
        new EngineBundle(
            "c",
            "fast",
            List.of(),
            Set.of(Device.Kind.CPU),
            Map.of(name, "the bundle's"),
            List.of());

    assertThat(bundle.process("Main", List.of(), List.of(), Device.cpu(1)).environment())
        .containsEntry(name, System.getenv(name));
  }

  private void givenBundle(String id, String properties, String classPath) throws IOException {
    Files.writeString(folder.resolve(id + ".properties"), properties);
    Files.writeString(folder.resolve(id + ".classpath"), classPath);
  }
}
