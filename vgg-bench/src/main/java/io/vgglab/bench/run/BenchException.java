package io.vgglab.bench.run;

/** A run that cannot go on; the message says why in one line. */
public class BenchException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With a message of one line. */
  public BenchException(String message) {
    super(message);
  }

  /** With a message of one line and its cause. */
  public BenchException(String message, Throwable cause) {
    super(message, cause);
  }
}
