package io.vgglab.data.source;

import java.io.IOException;
import java.nio.file.Path;

/**
 * One way in which data can be wrong.
 *
 * @param name what is wrong
 * @param culprit a piece of the message: the file or folder to blame
 * @param writer writes the data into an empty folder and answers the path to open
 */
record Malformed(String name, String culprit, Writer writer) {
  @Override
  public String toString() {
    return name;
  }

  /** Writes damaged data. */
  interface Writer {
    Path write(Path temp) throws IOException;
  }

  /** Changes the content of a file. */
  interface Damage {
    byte[] apply(byte[] content) throws IOException;
  }
}
