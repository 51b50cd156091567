package io.vgglab.network.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vgglab.network.EngineException;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class InstallationTest {

  @Test
  void otherPlatforms_areRefusedByName() {
    assertThatThrownBy(() -> Installation.checkPlatform("Linux", "aarch64", false))
        .isInstanceOf(EngineException.class)
        .hasMessage(
            "oneDNN needs Linux on x86-64, but this is Linux on aarch64; the engine dl4j may run"
                + " instead");
    assertThatThrownBy(() -> Installation.checkPlatform("Mac OS X", "x86_64", false))
        .hasMessageStartingWith("oneDNN needs Linux on x86-64, but this is Mac OS X on x86_64");
    assertThatThrownBy(() -> Installation.checkPlatform("Linux", "amd64", true))
        .hasMessage(
            "oneDNN needs glibc, but this system has musl; the engine dl4j may run instead");
    assertThatCode(() -> Installation.checkPlatform("Linux", "amd64", false))
        .doesNotThrowAnyException();
  }

  @Test
  void missingLibrary_isNamedWithItsPackage() {
    UnsatisfiedLinkError error =
        new UnsatisfiedLinkError(
            "/tmp/libjnidnnl.so: libgomp.so.1: cannot open shared object file: No such file");

    assertThat(Installation.reason(error))
        .isEqualTo("libgomp.so.1 is missing; install the package libgomp1");
  }

  @Test
  void missingClass_isNamedWithItsJars() {
    assertThat(Installation.reason(new NoClassDefFoundError("org/bytedeco/opencl/cl_device_id")))
        .isEqualTo(
            "class org/bytedeco/opencl/cl_device_id is missing; put dnnl, opencl and javacpp on"
                + " the class path");
  }

  @Test
  void threads_areWhatTheEnvironmentSays() {
    assertThat(Installation.threads(Map.of("OMP_NUM_THREADS", "3"))).isEqualTo("3");
    assertThat(Installation.threads(Map.of()))
        .isEqualTo(Integer.toString(Runtime.getRuntime().availableProcessors()));
  }

  @Test
  @Tag("native")
  void facts_nameVersionInstructionSetAndThreads() {
    assertThat(Installation.facts())
        .containsEntry("oneDNN", "2.5.2")
        .containsKeys("oneDNN instruction set", "oneDNN threads");
  }
}
