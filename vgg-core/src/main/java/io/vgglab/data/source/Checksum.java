package io.vgglab.data.source;

import io.vgglab.data.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

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
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      byte[] buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new DataException(file, "must be readable, but reading failed: " + e.getMessage(), e);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has " + algorithm, e);
    }
  }

  /**
   * Checks a file.
   *
   * @throws DataException if its digest is another one
   */
  public void require(Path file, String expected) {
    String actual = of(file);
    if (!actual.equals(expected.toLowerCase(Locale.ROOT))) {
      throw new DataException(
          file,
          "%s must be %s, but was %s; the file is damaged or another one, download it again"
              .formatted(algorithm, expected, actual));
    }
  }
}
