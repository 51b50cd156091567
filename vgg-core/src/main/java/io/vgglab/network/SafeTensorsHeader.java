package io.vgglab.network;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a file of {@link SafeTensors} says at its start: which tensors follow, and where they lie.
 *
 * <p>They fill the rest of the file one after the other, in any order: were holes or overlaps
 * allowed, a small file could name many large tensors.
 */
final class SafeTensorsHeader {

  static final String DTYPE = "F32";
  static final String METADATA = "__metadata__";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MAX_LENGTH = 100_000_000;

  private final Path file;
  private final JsonNode root;
  private final long start;

  private SafeTensorsHeader(Path file, JsonNode root, long start) {
    this.file = file;
    this.root = root;
    this.start = start;
  }

  /**
   * Reads the header of a file that has just been opened.
   *
   * @throws IOException if the file cannot be read or breaks the format; the message names the rule
   */
  static SafeTensorsHeader read(FileChannel channel, Path file) throws IOException {
    long length = SafeTensors.readAll(channel, SafeTensors.buffer(Long.BYTES), file).getLong();
    if (length < 2 || length > Math.min(MAX_LENGTH, channel.size() - Long.BYTES)) {
      throw new IOException(
          "header length must be between 2 and the size of the file, but was "
              + length
              + " in "
              + file
              + "; it is damaged or no safetensors file");
    }
    byte[] text = new byte[(int) length];
    SafeTensors.readAll(channel, ByteBuffer.wrap(text), file);
    SafeTensorsHeader header = new SafeTensorsHeader(file, object(text, file), channel.position());
    header.requireFilled(channel.size() - channel.position());
    return header;
  }

  private static JsonNode object(byte[] text, Path file) throws IOException {
    try {
      JsonNode root = JSON.readTree(text);
      if (!root.isObject()) {
        throw new IOException("header must be a JSON object, but was not, in " + file);
      }
      return root;
    } catch (JacksonException e) {
      throw new IOException("header must be JSON, but was not, in " + file, e);
    }
  }

  private void requireFilled(long length) throws IOException {
    List<String> names = new ArrayList<>(names());
    names.sort(Comparator.<String>comparingLong(this::from).thenComparingLong(this::to));
    long end = 0;
    for (String name : names) {
      if (from(name) != end || to(name) < end) {
        throw new IOException(
            "data_offsets of %s must begin at %s, without hole or overlap, but were [%s, %s]"
                    .formatted(name, end, from(name), to(name))
                + damaged());
      }
      end = to(name);
    }
    if (end != length) {
      throw new IOException(
          "tensors must fill the %s bytes behind the header, but end at %s".formatted(length, end)
              + damaged());
    }
  }

  private String damaged() {
    return " in " + file + "; it is damaged";
  }

  /** The texts beside the tensors. */
  Map<String, String> metadata() {
    Map<String, String> metadata = new LinkedHashMap<>();
    root.path(METADATA)
        .properties()
        .forEach(entry -> metadata.put(entry.getKey(), entry.getValue().asText()));
    return metadata;
  }

  /** The names of the tensors, in the order of the header. */
  List<String> names() {
    return root.properties().stream()
        .map(Map.Entry::getKey)
        .filter(name -> !name.equals(METADATA))
        .toList();
  }

  /**
   * Where a tensor lies.
   *
   * @throws IOException if it is not of {@value #DTYPE}, or of another length than its shape
   */
  Span span(String name) throws IOException {
    JsonNode node = root.path(name);
    if (!node.path("dtype").asText().equals(DTYPE)) {
      throw new IOException(
          "dtype of %s must be %s, but was %s in %s; save it as float32"
              .formatted(name, DTYPE, node.path("dtype").asText(), file));
    }
    List<Integer> shape = new ArrayList<>();
    long elements = 1;
    for (JsonNode side : node.path("shape")) {
      shape.add(side.asInt());
      elements *= side.asLong();
      if (!side.canConvertToInt() || side.asInt() < 0 || elements > Integer.MAX_VALUE) {
        throw new IOException(
            "shape of %s must be of at most 2147483647 elements, but was %s in %s"
                .formatted(name, node.path("shape"), file));
      }
    }
    if (to(name) - from(name) != Float.BYTES * elements) {
      throw new IOException(
          "data_offsets of %s must span %s bytes, but were [%s, %s]"
                  .formatted(name, Float.BYTES * elements, from(name), to(name))
              + damaged());
    }
    return new Span(shape, (int) elements, start + from(name));
  }

  private long from(String name) {
    return offset(name, 0);
  }

  private long to(String name) {
    return offset(name, 1);
  }

  private long offset(String name, int index) {
    return root.path(name).path("data_offsets").path(index).asLong(-1);
  }

  /**
   * Where a tensor lies.
   *
   * @param shape its sides
   * @param elements how many values it has
   * @param position of its first byte in the file
   */
  record Span(List<Integer> shape, int elements, long position) {

    /** Copies the list. */
    Span {
      shape = List.copyOf(shape);
    }
  }
}
