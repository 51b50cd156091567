package io.vgglab.network;

/** An engine that cannot start or cannot go on; the message says why and what to do. */
public final class EngineException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With a message of one line. */
  public EngineException(String message) {
    super(message);
  }

  /** With a message of one line and what the engine threw. */
  public EngineException(String message, Throwable cause) {
    super(message, cause);
  }
}
