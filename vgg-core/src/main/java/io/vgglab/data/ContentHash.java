package io.vgglab.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The SHA-256 of images, for provenance: over channels, height, width, number of classes and of
 * images (32-bit, big-endian), the labels (32-bit) and the pixels.
 */
public final class ContentHash {
  private static final int HEADER_INTS = 5;

  private ContentHash() {}

  static String of(ImageSet images) {
    MessageDigest digest = sha256();
    ByteBuffer header = ByteBuffer.allocate(Integer.BYTES * (HEADER_INTS + images.size()));
    header.putInt(images.shape().channels());
    header.putInt(images.shape().height());
    header.putInt(images.shape().width());
    header.putInt(images.classes());
    header.putInt(images.size());
    for (int i = 0; i < images.size(); i++) {
      header.putInt(images.label(i));
    }
    digest.update(header.array());
    return HexFormat.of().formatHex(digest.digest(images.pixels()));
  }

  /** The hash of a data set, 64 hexadecimal digits: of the hashes of both its parts. */
  public static String of(ImageSet training, ImageSet test) {
    byte[] text = (of(training) + ' ' + of(test)).getBytes(StandardCharsets.US_ASCII);
    return HexFormat.of().formatHex(sha256().digest(text));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
