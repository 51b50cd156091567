package io.vgglab.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineChoiceTest {

  @TempDir Path folder;

  @Test
  void fastestEngine_isChosenWhereItLoads() throws IOException {
    givenBundle("onednn", "onednn", List.of());
    givenBundle("dl4j-cpu", "dl4j", List.of());

    EngineChoice choice =
        EngineChoice.of(
            EngineBundles.in(folder), Device.cpu(1), (bundle, device) -> Optional.empty());

    assertThat(choice.bundle().id()).isEqualTo("onednn");
    assertThat(choice.refusals()).isEmpty();
  }

  @Test
  void nextEngine_isChosenWithTheReasonToSay() throws IOException {
    givenBundle("onednn", "onednn", List.of());
    givenBundle("dl4j-cpu", "dl4j", List.of());

    EngineChoice choice =
        EngineChoice.of(
            EngineBundles.in(folder),
            Device.cpu(1),
            (bundle, device) -> Optional.of(bundle.engine() + " is ill"));

    assertThat(choice.bundle().id()).isEqualTo("dl4j-cpu");
    assertThat(choice.refusals()).containsExactly("onednn is ill");
  }

  @Test
  void deviceWithoutBundle_namesTheProfile() throws IOException {
    givenBundle("dl4j-cpu", "dl4j", List.of());

    assertThatThrownBy(() -> EngineChoice.of(EngineBundles.in(folder), Device.cuda(0)))
        .isInstanceOf(EngineException.class)
        .hasMessage(
            "no engine has a bundle for cuda in this build; the Maven profile cuda adds dl4j-cuda");
  }

  @Test
  @Tag("native")
  void installedOneDnn_loads() {
    EngineBundle bundle = EngineBundles.installed().named("onednn", Device.Kind.CPU);

    assertThat(EngineProbe.refusal(bundle, Device.cpu(1))).isEmpty();
  }

  @Test
  @Tag("native")
  void bundleWithoutItsNativeLibrary_saysSoAndDl4jIsChosen() throws IOException {
    EngineBundle whole = EngineBundles.installed().named("onednn", Device.Kind.CPU);
    List<Path> withoutLibrary =
        whole.classPath().stream()
            .filter(jar -> !jar.getFileName().toString().matches("dnnl-.*linux.*"))
            .toList();
    givenBundle("onednn", "onednn", withoutLibrary);
    givenBundle("dl4j-cpu", "dl4j", List.of());

    EngineChoice choice = choiceOnABareClassPath();

    assertThat(choice.bundle().id()).isEqualTo("dl4j-cpu");
    assertThat(choice.refusals())
        .singleElement()
        .asString()
        .startsWith("oneDNN cannot load: ")
        .contains("jnidnnl")
        .endsWith("; the engine dl4j may run instead");
  }

  @Test
  @Tag("native")
  void bundleWithoutItsClasses_namesTheJars() throws IOException {
    givenBundle("onednn", "onednn", List.of());
    givenBundle("dl4j-cpu", "dl4j", List.of());

    assertThat(choiceOnABareClassPath().refusals())
        .singleElement()
        .asString()
        .startsWith("oneDNN cannot load: class org/bytedeco/")
        .contains("put dnnl, opencl and javacpp on the class path");
  }

  /** A process inherits the class path of the test, which holds every engine: leave them out. */
  private EngineChoice choiceOnABareClassPath() {
    String own = System.getProperty("java.class.path");
    System.setProperty(
        "java.class.path",
        List.of(own.split(File.pathSeparator, -1)).stream()
            .filter(entry -> !entry.contains("bytedeco"))
            .collect(Collectors.joining(File.pathSeparator)));
    try {
      return EngineChoice.of(EngineBundles.in(folder), Device.cpu(1));
    } finally {
      System.setProperty("java.class.path", own);
    }
  }

  private void givenBundle(String id, String engine, List<Path> classPath) throws IOException {
    Files.writeString(folder.resolve(id + ".properties"), "engine=" + engine + "\ndevices=cpu\n");
    Files.writeString(
        folder.resolve(id + ".classpath"),
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
  }
}
