package io.vgglab.sweep.store;

/** A store that cannot do what was asked; the message is one line that names the cure if known. */
public class StoreException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public StoreException(String message) {
    super(message);
  }

  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
