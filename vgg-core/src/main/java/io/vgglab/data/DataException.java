package io.vgglab.data;

import io.vgglab.file.FileFailure;
import java.io.IOException;

/**
 * Data that cannot be read, in one line: the place, the rule, what was found and, where it is
 * known, the cure.
 */
public final class DataException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * A fault found at a place.
   *
   * @param place the file, folder or data set, as the user knows it
   * @param fault the rule, the value and the hint, without a final full stop
   */
  public DataException(Object place, String fault) {
    super(place + ": " + fault);
  }

  /** A fault that the system reported. */
  public DataException(Object place, String fault, Throwable cause) {
    this(place + ": " + fault, cause);
  }

  private DataException(String message, Throwable cause) {
    super(message, cause);
  }

  /** A file or folder that could not be read, with what the system says. */
  public static DataException unreadable(Object place, IOException cause) {
    return new DataException(
        FileFailure.message(place + ": must be readable, but reading failed", cause), cause);
  }
}
