package io.vgglab.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveFilesTest {
  @TempDir Path temp;
  private Path archive = Path.of("");

  @BeforeEach
  void place() {
    archive = temp.resolve("a.tar.gz");
  }

  @Test
  void bomb_isRefusedOnceItUnpacksToMoreThanTheLimit() throws IOException {
    Files.write(
        archive, Archives.tarGz(Map.of("other.bin", new byte[3_000_000], "x", new byte[1])));

    assertThat(Files.size(archive)).isLessThan(10_000);
    assertThatThrownBy(() -> new ArchiveFiles(archive, 1000, 1_000_000).read(List.of("x")))
        .hasMessage(archive + ": must unpack to at most 1000000 bytes, but unpacks to more");
  }

  @Test
  void largeFile_isRefused() throws IOException {
    Files.write(archive, Archives.tarGz(Map.of("d/x", new byte[2000])));

    assertThatThrownBy(() -> new ArchiveFiles(archive, 1000, 1_000_000).read(List.of("x")))
        .hasMessage("x in " + archive + ": size must be at most 1000 bytes, but was more");
    assertThat(new ArchiveFiles(archive, 2000, 1_000_000).read(List.of("x"))).containsKey("x");
  }

  @Test
  void fileThatIsAHole_isRefused() throws IOException {
    Files.write(archive, Archives.tarGzOfHole("x", 8_000_000_000L));

    assertThat(Files.size(archive)).isLessThan(1_000);
    assertThatThrownBy(() -> new ArchiveFiles(archive, 1000, 1_000_000).read(List.of("x")))
        .hasMessage("x in " + archive + ": size must be at most 1000 bytes, but was more");
  }

  @Test
  void manyEntries_areRefused() throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(archive));
        TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
      for (int i = 0; i <= 10_000; i++) {
        Archives.add(tar, "f" + i, new byte[0]);
      }
    }

    assertThatThrownBy(() -> new ArchiveFiles(archive).read(List.of("x")))
        .hasMessage(archive + ": archive must hold at most 10000 entries, but holds more");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x", "/x", "a/../../x", "a/../x", "..\\x"})
  void slip_isRefused(String name) throws IOException {
    Files.write(archive, Archives.tarGz(Map.of(name, new byte[1])));

    assertThatThrownBy(() -> new ArchiveFiles(archive).read(List.of("x")))
        .hasMessage(archive + ": entries must lie inside the archive, but one is " + name);
  }

  @Test
  void slip_isNamedWithoutItsControlCharacters() throws IOException {
    Files.write(archive, Archives.tarGz(Map.of("../x\u001b[31m", new byte[1])));

    assertThatThrownBy(() -> new ArchiveFiles(archive).read(List.of("x")))
        .hasMessage(archive + ": entries must lie inside the archive, but one is ../x?[31m");
  }

  @Test
  void duplicate_isRefused() throws IOException {
    Files.write(archive, Archives.tarGz(Map.of("a/x", new byte[1], "b/x", new byte[2])));

    assertThatThrownBy(() -> new ArchiveFiles(archive).read(List.of("x")))
        .hasMessage(archive + ": archive must hold x once");
  }
}
