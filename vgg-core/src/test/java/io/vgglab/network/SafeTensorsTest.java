package io.vgglab.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeTensorsTest {

  @TempDir Path folder;

  @Test
  void tensors_comeBackAsTheyWere() throws IOException {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put(
        "b.weight", new Tensor(List.of(2, 3), new float[] {1, -2, 3, 0, Float.NaN, 1e-40f}));
    tensors.put("a.bias", new Tensor(List.of(1), new float[] {7}));
    Path file = folder.resolve("x.safetensors");

    SafeTensors.write(file, tensors, Map.of("format", "pt"));

    Map<String, Tensor> read = SafeTensors.read(file);
    assertThat(read.keySet()).containsExactly("b.weight", "a.bias");
    assertThat(read.get("b.weight").shape()).containsExactly(2, 3);
    assertThat(read.get("b.weight").values()).isEqualTo(tensors.get("b.weight").values());
    assertThat(SafeTensors.readMetadata(file)).containsEntry("format", "pt");
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void header_isAlignedAndLittleEndian() throws IOException {
    Path file = folder.resolve("x.safetensors");

    SafeTensors.write(file, Map.of("w", new Tensor(List.of(1), new float[] {1})), Map.of());

    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    long length = bytes.getLong();
    assertThat(length % 8).isZero();
    assertThat(bytes.capacity()).isEqualTo(8 + length + 4);
    assertThat(bytes.getFloat((int) (8 + length))).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{\"w\":{\"dtype\":\"F16\",\"shape\":[1],\"data_offsets\":[0,2]}}",
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}",
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}",
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[-4,0]}}",
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[4611686018427387904],\"data_offsets\":[0,0]}}",
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[65536,65536,0],\"data_offsets\":[0,0]}}",
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[-1,-1],\"data_offsets\":[0,4]}}",
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[9223372036854775800,9223372036854775804]}}",
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[9223372036854775807,-9223372036854775805]}}",
        "{\"w\":"
      })
  void damagedFile_isRefused(String header) throws IOException {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(8 + text.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(text.length).put(text);
    Path file = Files.write(folder.resolve("bad.safetensors"), bytes.array());

    assertThatThrownBy(() -> SafeTensors.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("bad.safetensors");
    assertThatThrownBy(() -> SafeTensors.check(file)).isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[0,4] | [0,4] | data_offsets of b must begin at 4, without hole or overlap, but were"
            + " [0, 4]",
        "[0,4] | [2,6] | data_offsets of b must begin at 4, without hole or overlap, but were"
            + " [2, 6]",
        "[0,4] | [8,12] | data_offsets of b must begin at 4, without hole or overlap, but were"
            + " [8, 12]",
        "[4,8] | [8,12] | data_offsets of a must begin at 0, without hole or overlap, but were"
            + " [4, 8]",
        "[0,4] | [4,8] | tensors must fill the 12 bytes behind the header, but end at 8"
      })
  void tensorsThatDoNotFillTheFile_areRefused(String a, String b, String message)
      throws IOException {
    Path file = given(header("a", a, "[1]") + "," + header("b", b, "[1]"), 12);

    assertThatThrownBy(() -> SafeTensors.read(file, "a"::equals))
        .isInstanceOf(IOException.class)
        .hasMessage(message + " in " + file + "; it is damaged");
    assertThatThrownBy(() -> SafeTensors.check(file)).isInstanceOf(IOException.class);
  }

  @Test
  void tensors_mayLieInAnyOrderAndBeEmpty() throws IOException {
    Path file =
        given(
            header("late", "[4,8]", "[1]")
                + ","
                + header("early", "[0,4]", "[1]")
                + ","
                + header("empty", "[4,4]", "[0,3]"),
            8);

    Map<String, Tensor> read = SafeTensors.read(file);

    assertThat(read.keySet()).containsExactly("late", "early", "empty");
    assertThat(read.get("late").values()).containsExactly(1f);
    assertThat(read.get("early").values()).containsExactly(0f);
    assertThat(read.get("empty").shape()).containsExactly(0, 3);
  }

  @Test
  void hugeHeaderLength_isRefusedBeforeItIsRead() throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putLong(Long.MAX_VALUE);
    Path file = Files.write(folder.resolve("huge.safetensors"), bytes.array());

    assertThatThrownBy(() -> SafeTensors.read(file))
        .hasMessage(
            "header length must be between 2 and the size of the file, but was "
                + Long.MAX_VALUE
                + " in "
                + file
                + "; it is damaged or no safetensors file");
  }

  private static String header(String name, String offsets, String shape) {
    return "\"%s\":{\"dtype\":\"F32\",\"shape\":%s,\"data_offsets\":%s}"
        .formatted(name, shape, offsets);
  }

  /** A file whose values are 0, 1, 2 and so on. */
  private Path given(String tensors, int bytes) throws IOException {
    byte[] text = ("{" + tensors + "}").getBytes(StandardCharsets.UTF_8);
    ByteBuffer file =
        ByteBuffer.allocate(Long.BYTES + text.length + bytes).order(ByteOrder.LITTLE_ENDIAN);
    file.putLong(text.length).put(text);
    for (int value = 0; file.hasRemaining(); value++) {
      file.putFloat(value);
    }
    return Files.write(folder.resolve("given.safetensors"), file.array());
  }
}
