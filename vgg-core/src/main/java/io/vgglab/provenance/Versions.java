package io.vgglab.provenance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of this suite and the commit it was built from. */
public final class Versions {

  private static final String UNKNOWN = "unknown";

  private Versions() {}

  /** Version as the build stamped it. */
  public static String suite() {
    return property("git.build.version");
  }

  /**
   * Git commit, with {@code -dirty} behind it if files had changed; {@code unknown} without git.
   */
  public static String commit() {
    String commit = property("git.commit.id.abbrev");
    return Boolean.parseBoolean(property("git.dirty")) ? commit + "-dirty" : commit;
  }

  private static String property(String key) {
    try (InputStream stream = Versions.class.getResourceAsStream("version.properties")) {
      Properties properties = new Properties();
      if (stream != null) {
        properties.load(stream);
      }
      String value = properties.getProperty(key, UNKNOWN);
      return value.startsWith("${") || value.isBlank() ? UNKNOWN : value;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read version.properties", e);
    }
  }
}
