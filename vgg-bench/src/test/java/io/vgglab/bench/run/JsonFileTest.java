package io.vgglab.bench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonFileTest {

  @TempDir Path folder;

  @Test
  void answersOfProcesses_areReadBack() {
    Path file = folder.resolve("answer.json");
    Probed probed = Probed.refused("this machine is too plain");
    LayerProfile profile =
        new LayerProfile(
            1.5,
            2.5,
            List.of(
                new LayerProfile.Profiled(
                    "seed/none/32",
                    8,
                    List.of(new LayerProfile.Pass("fc1", "data", List.of(0.25))),
                    Map.of("fc1", "gemm"))));

    probed.write(file);
    assertThat(Probed.read(file)).isEqualTo(probed);

    profile.write(file);
    assertThat(LayerProfile.read(file)).isEqualTo(profile);
    assertThat(folder).isDirectoryNotContaining(path -> path.toString().endsWith(".part"));
  }

  @Test
  void fileThatHoldsSomethingElse_isNamedByWhatItShouldHold() throws IOException {
    Path file = Files.writeString(folder.resolve("answer.json"), "{\"networks\": 3}");

    assertThatThrownBy(() -> Probed.read(file))
        .isInstanceOf(BenchException.class)
        .hasMessageStartingWith("probe result could not be read: ");
    assertThatThrownBy(() -> LayerProfile.read(folder.resolve("absent.json")))
        .hasMessage("cannot read " + folder.resolve("absent.json"));
  }
}
