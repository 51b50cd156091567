package io.vgglab.network;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
  private static final String DTYPE = "F32";
  private static final String METADATA = "__metadata__";
  private static final int MAX_HEADER = 100_000_000;
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
      JsonNode header = readHeader(channel, file);
      long start = channel.position();
      Map<String, Tensor> tensors = new LinkedHashMap<>();
      ByteBuffer chunk = buffer(CHUNK);
      for (Map.Entry<String, JsonNode> entry : header.properties()) {
        if (!entry.getKey().equals(METADATA) && wanted.test(entry.getKey())) {
          Span span = span(channel, file, start, entry);
          tensors.put(entry.getKey(), span.read(channel, chunk, file));
        }
      }
      return tensors;
    }
  }

  /**
   * Checks that every tensor lies within the file, without reading it.
   *
   * @throws IOException as {@link #read} does
   */
  public static void check(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      JsonNode header = readHeader(channel, file);
      long start = channel.position();
      for (Map.Entry<String, JsonNode> entry : header.properties()) {
        if (!entry.getKey().equals(METADATA)) {
          span(channel, file, start, entry);
        }
      }
    }
  }

  /** Reads the texts that {@link #write} was given. */
  public static Map<String, String> readMetadata(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      Map<String, String> metadata = new LinkedHashMap<>();
      readHeader(channel, file)
          .path(METADATA)
          .properties()
          .forEach(entry -> metadata.put(entry.getKey(), entry.getValue().asText()));
      return metadata;
    }
  }

  private static byte[] header(Map<String, Tensor> tensors, Map<String, String> metadata) {
    ObjectNode root = JSON.createObjectNode();
    if (!metadata.isEmpty()) {
      ObjectNode texts = root.putObject(METADATA);
      metadata.forEach(texts::put);
    }
    long offset = 0;
    for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
      ObjectNode node = root.putObject(entry.getKey());
      node.put("dtype", DTYPE);
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

  private static JsonNode readHeader(FileChannel channel, Path file) throws IOException {
    long length = readAll(channel, buffer(Long.BYTES), file).getLong();
    if (length < 2 || length > Math.min(MAX_HEADER, channel.size() - Long.BYTES)) {
      throw new IOException(
          "header length must be between 2 and the size of the file, but was "
              + length
              + " in "
              + file
              + "; it is damaged or no safetensors file");
    }
    byte[] text = new byte[(int) length];
    readAll(channel, ByteBuffer.wrap(text), file);
    try {
      JsonNode header = JSON.readTree(text);
      if (!header.isObject()) {
        throw new IOException("header must be a JSON object, but was not, in " + file);
      }
      return header;
    } catch (com.fasterxml.jackson.core.JacksonException e) {
      throw new IOException("header must be JSON, but was not, in " + file, e);
    }
  }

  /** Where a tensor lies. */
  private record Span(List<Integer> shape, int elements, long position) {

    Tensor read(FileChannel channel, ByteBuffer chunk, Path file) throws IOException {
      channel.position(position);
      return new Tensor(shape, readFloats(channel, elements, chunk, file));
    }
  }

  private static Span span(
      FileChannel channel, Path file, long start, Map.Entry<String, JsonNode> entry)
      throws IOException {
    JsonNode node = entry.getValue();
    if (!node.path("dtype").asText().equals(DTYPE)) {
      throw new IOException(
          "dtype of "
              + entry.getKey()
              + " must be "
              + DTYPE
              + ", but was "
              + node.path("dtype").asText()
              + " in "
              + file
              + "; save it as float32");
    }
    List<Integer> shape = new ArrayList<>();
    long elements = 1;
    for (JsonNode side : node.path("shape")) {
      shape.add(side.asInt());
      elements *= side.asLong();
      if (!side.canConvertToInt() || side.asInt() < 0 || elements > Integer.MAX_VALUE) {
        throw new IOException(
            "shape of "
                + entry.getKey()
                + " must be of at most 2147483647 elements, but was "
                + node.path("shape")
                + " in "
                + file);
      }
    }
    long from = node.path("data_offsets").path(0).asLong(-1);
    long to = node.path("data_offsets").path(1).asLong(-1);
    if (from < 0 || to < from || to - from != 4 * elements || to > channel.size() - start) {
      throw new IOException(
          "data_offsets of "
              + entry.getKey()
              + " must span "
              + 4 * elements
              + " bytes inside the file, but were ["
              + from
              + ", "
              + to
              + "] in "
              + file);
    }
    return new Span(shape, (int) elements, start + from);
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

  private static ByteBuffer readAll(FileChannel channel, ByteBuffer bytes, Path file)
      throws IOException {
    while (bytes.hasRemaining()) {
      if (channel.read(bytes) < 0) {
        throw new IOException("file ends too early: " + file);
      }
    }
    return bytes.flip();
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocateDirect(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
