package io.vgglab.data.source;

import java.util.Collection;
import java.util.Map;

/** A folder, an archive or a set of resources that holds the files of a data set by name. */
interface DataFiles {
  /**
   * The contents of those of {@code names} that exist.
   *
   * @throws io.vgglab.data.DataException if one is too large or unreadable
   */
  Map<String, byte[]> read(Collection<String> names);

  /** How the user knows a file, for messages. */
  String place(String name);
}
