package io.vgglab.network;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vgglab.file.WholeFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Reads and writes files of the safetensors format: an unsigned 64-bit length, that many bytes of
 * JSON, then the values, all little-endian; float32 only.
 *
 * <p>Files are written aside and renamed, so that a reader never sees half of one.
 */
public final class SafeTensors {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int CHUNK = 1 << 20;

  private SafeTensors() {}

  /**
   * Writes tensors in their order.
   *
   * @param metadata text by key, kept in the header
   */
  public static void write(Path file, Map<String, Tensor> tensors, Map<String, String> metadata)
      throws IOException {
    byte[] header = header(tensors, metadata);
    WholeFile.write(
        file,
        channel -> {
          WholeFile.writeAll(channel, buffer(Long.BYTES).putLong(header.length).flip());
          WholeFile.writeAll(channel, ByteBuffer.wrap(header));
          ByteBuffer chunk = buffer(CHUNK);
          for (Tensor tensor : tensors.values()) {
            write(channel, tensor.values(), chunk);
          }
        });
  }

  /**
   * Reads every tensor of a file.
   *
   * @throws IOException if the file cannot be read or breaks the format; the message names the rule
   */
  public static Map<String, Tensor> read(Path file) throws IOException {
    return read(file, name -> true);
  }

  /**
   * Reads the tensors whose names are wanted; the others may be of any type.
   *
   * @throws IOException if the file cannot be read or breaks the format; the message names the rule
   */
  public static Map<String, Tensor> read(Path file, Predicate<String> wanted) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      SafeTensorsHeader header = SafeTensorsHeader.read(channel, file);
      Map<String, Tensor> tensors = new LinkedHashMap<>();
      ByteBuffer chunk = buffer(CHUNK);
      for (String name : header.names()) {
        if (wanted.test(name)) {
          SafeTensorsHeader.Span span = header.span(name);
          channel.position(span.position());
          float[] values = readFloats(channel, span.elements(), chunk, file);
          tensors.put(name, new Tensor(span.shape(), values));
        }
      }
      return tensors;
    }
  }

  /**
   * Checks that every tensor can be read, without reading it.
   *
   * @throws IOException as {@link #read} does
   */
  public static void check(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      SafeTensorsHeader header = SafeTensorsHeader.read(channel, file);
      for (String name : header.names()) {
        header.span(name);
      }
    }
  }

  /** Reads the texts that {@link #write} was given. */
  public static Map<String, String> readMetadata(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return SafeTensorsHeader.read(channel, file).metadata();
    }
  }

  private static byte[] header(Map<String, Tensor> tensors, Map<String, String> metadata) {
    ObjectNode root = JSON.createObjectNode();
    if (!metadata.isEmpty()) {
      ObjectNode texts = root.putObject(SafeTensorsHeader.METADATA);
      metadata.forEach(texts::put);
    }
    long offset = 0;
    for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
      ObjectNode node = root.putObject(entry.getKey());
      node.put("dtype", SafeTensorsHeader.DTYPE);
      ArrayNode shape = node.putArray("shape");
      entry.getValue().shape().forEach(shape::add);
      long end = offset + 4L * entry.getValue().size();
      node.putArray("data_offsets").add(offset).add(end);
      offset = end;
    }
    byte[] text = root.toString().getBytes(StandardCharsets.UTF_8);
    byte[] padded = java.util.Arrays.copyOf(text, (text.length + 7) / 8 * 8);
    java.util.Arrays.fill(padded, text.length, padded.length, (byte) ' ');
    return padded;
  }

  private static float[] readFloats(FileChannel channel, int count, ByteBuffer chunk, Path file)
      throws IOException {
    float[] values = new float[count];
    for (int done = 0; done < count; ) {
      int now = Math.min(count - done, CHUNK / Float.BYTES);
      chunk.clear().limit(now * Float.BYTES);
      readAll(channel, chunk, file).asFloatBuffer().get(values, done, now);
      done += now;
    }
    return values;
  }

  private static void write(FileChannel channel, float[] values, ByteBuffer chunk)
      throws IOException {
    for (int done = 0; done < values.length; ) {
      int now = Math.min(values.length - done, CHUNK / Float.BYTES);
      chunk.clear();
      chunk.asFloatBuffer().put(values, done, now);
      WholeFile.writeAll(channel, chunk.limit(now * Float.BYTES));
      done += now;
    }
  }

  /** Fills the buffer, and turns it round to be read. */
  static ByteBuffer readAll(FileChannel channel, ByteBuffer bytes, Path file) throws IOException {
    while (bytes.hasRemaining()) {
      if (channel.read(bytes) < 0) {
        throw new IOException("file ends too early: " + file);
      }
    }
    return bytes.flip();
  }

  /** Of the byte order that the format has. */
  static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocateDirect(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
