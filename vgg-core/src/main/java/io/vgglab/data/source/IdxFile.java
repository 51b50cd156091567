package io.vgglab.data.source;

import io.vgglab.data.DataException;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/**
 * One IDX file of unsigned bytes, as MNIST has them, compressed by gzip or not.
 *
 * <p>Layout, big-endian: two zero bytes, 0x08 for unsigned bytes, the number of dimensions; 32 bits
 * for each dimension; the values, last dimension fastest. Source: Y. LeCun, C. Cortes and C.
 * Burges, "The MNIST database of handwritten digits".
 */
final class IdxFile {
  private static final int UNSIGNED_BYTES = 0x0800;
  private static final long MOST_BYTES = 1L << 30;

  private final String place;
  private final List<Integer> sizes;
  private final byte[] values;

  private IdxFile(String place, List<Integer> sizes, byte[] values) {
    this.place = place;
    this.sizes = sizes;
    this.values = values;
  }

  /**
   * Reads a file.
   *
   * @param place the file, for messages
   * @param content its bytes
   * @param dimensions how many it must have: 1 for labels, 3 for images
   */
  static IdxFile parse(String place, byte[] content, int dimensions) {
    boolean compressed =
        content.length > 1 && (content[0] & 0xff) == 0x1f && (content[1] & 0xff) == 0x8b;
    try (InputStream raw = new ByteArrayInputStream(content);
        InputStream unpacked = compressed ? new GZIPInputStream(raw, 1 << 16) : raw;
        DataInputStream in = new DataInputStream(unpacked)) {
      return parse(place, in, dimensions);
    } catch (EOFException e) {
      throw cutShort(place, "ends early", e);
    } catch (IOException e) {
      throw new DataException(
          place, "must be whole, but gzip found it damaged: " + e.getMessage(), e);
    }
  }

  private static IdxFile parse(String place, DataInputStream in, int dimensions)
      throws IOException {
    int magic = in.readInt();
    if (magic != UNSIGNED_BYTES + dimensions) {
      throw new DataException(
          place,
          "magic number must be 0x%08x (unsigned bytes, %s dimensions), but was 0x%08x; it is no such IDX file"
              .formatted(UNSIGNED_BYTES + dimensions, dimensions, magic));
    }
    List<Integer> sizes = new ArrayList<>();
    for (int i = 0; i < dimensions; i++) {
      sizes.add(in.readInt());
    }
    int expected = elements(place, sizes);
    byte[] values = read(in, expected);
    if (values.length < expected) {
      throw cutShort(
          place, "holds %s of %s bytes".formatted(values.length, expected), new EOFException());
    }
    if (in.read() >= 0) {
      throw new DataException(
          place,
          "must end after %s bytes of values, but goes on; header and content do not belong together"
              .formatted(expected));
    }
    return new IdxFile(place, List.copyOf(sizes), values);
  }

  /** In one piece where that much is known to be there, so that it is not held twice. */
  private static byte[] read(DataInputStream in, int count) throws IOException {
    if (in.available() < count) {
      return in.readNBytes(count);
    }
    byte[] values = new byte[count];
    in.readFully(values);
    return values;
  }

  private static int elements(String place, List<Integer> sizes) {
    long elements = 1;
    for (int size : sizes) {
      if (size < 1 || size > MOST_BYTES / elements) {
        throw new DataException(
            place,
            "sizes must be at least 1 and give at most %s bytes, but were %s"
                .formatted(
                    MOST_BYTES,
                    sizes.stream()
                        .map(Integer::toUnsignedString)
                        .collect(Collectors.joining(" x "))));
      }
      elements *= size;
    }
    return (int) elements;
  }

  private static DataException cutShort(String place, String found, IOException cause) {
    return new DataException(
        place, "must be whole, but " + found + "; copy or download it again", cause);
  }

  /** The file, for messages. */
  String place() {
    return place;
  }

  /** Size of dimension {@code index}. */
  int size(int index) {
    return sizes.get(index);
  }

  /** The values; the caller owns them. */
  byte[] values() {
    return values;
  }
}
