package io.vgglab.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

  @TempDir Path folder;

  @Test
  void file_isReplacedByWhatIsWritten() throws IOException {
    Path file = folder.resolve("a.json");
    WholeFile.write(file, text("a longer first text"));

    WholeFile.write(file, text("second"));

    assertThat(file).hasContent("second");
    assertThat(folder).isDirectoryContaining(path -> path.equals(file));
    assertThat(folder.toFile().list()).containsExactly("a.json");
  }

  @Test
  void contentThatFails_leavesTheFileAsItWas() throws IOException {
    Path file = folder.resolve("a.json");
    WholeFile.write(file, text("first"));

    assertThatThrownBy(
            () ->
                WholeFile.write(
                    file,
                    channel -> {
                      WholeFile.writeAll(channel, ByteBuffer.wrap(text("sec")));
                      throw new IOException("no more room");
                    }))
        .hasMessage("no more room");

    assertThat(file).hasContent("first");
    assertThat(folder.toFile().list()).containsExactly("a.json");
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void fileThatCannotHaveItsName_leavesNothingBehind() throws IOException {
    Path taken = Files.createDirectories(folder.resolve("a.json/inside")).getParent();

    assertThatThrownBy(() -> WholeFile.write(taken, text("first"))).isInstanceOf(IOException.class);

    assertThat(folder.toFile().list()).containsExactly("a.json");
  }
}
