package io.vgglab.data.source;

import io.vgglab.data.DataException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The digest of a file, to tell a whole download from a damaged one. */
public enum Checksum {
  /** 32 hexadecimal digits; no protection against intent. */
  MD5("MD5"),
  /** 64 hexadecimal digits. */
  SHA_256("SHA-256");

  private static final int BUFFER = 1 << 16;

  private final String algorithm;

  Checksum(String algorithm) {
    this.algorithm = algorithm;
  }

  /**
   * The digest of a file, in lower case.
   *
   * @throws DataException if the file is unreadable
   */
  public String of(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return of(file, channel);
    } catch (IOException e) {
      throw DataException.unreadable(file, e);
    }
  }

  /**
   * The digest of a file that is open, in lower case; its position stays as it is.
   *
   * @throws DataException if the file is unreadable
   */
  public String of(Path file, FileChannel channel) {
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
      long position = 0;
      for (int read = channel.read(buffer, position);
          read >= 0;
          read = channel.read(buffer.clear(), position)) {
        digest.update(buffer.flip());
        position += read;
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw DataException.unreadable(file, e);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has " + algorithm, e);
    }
  }
}
