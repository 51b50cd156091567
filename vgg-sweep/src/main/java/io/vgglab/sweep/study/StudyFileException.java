package io.vgglab.sweep.study;

/**
 * A study file that breaks a rule; the message names the file, the place, the rule and the value.
 */
public final class StudyFileException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StudyFileException(String message) {
    super(message);
  }

  StudyFileException(String message, Throwable cause) {
    super(message, cause);
  }
}
