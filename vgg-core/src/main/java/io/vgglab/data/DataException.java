package io.vgglab.data;

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
    super(place + ": " + fault, cause);
  }
}
