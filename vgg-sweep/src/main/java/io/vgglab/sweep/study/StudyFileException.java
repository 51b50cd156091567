package io.vgglab.sweep.study;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A study file that breaks rules; each problem names the place, the rule and the value, and the
 * message holds one a line.
 */
public final class StudyFileException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  StudyFileException(String message) {
    this("", message);
  }

  /** A problem at a place, such as {@code space.learningRate}. */
  StudyFileException(String path, String message) {
    this(List.of(new Problem(path, message)));
  }

  StudyFileException(String message, Throwable cause) {
    super(message, cause);
    problems = List.of(new Problem("", message));
  }

  StudyFileException(List<Problem> problems) {
    super(problems.stream().map(Problem::message).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  List<Problem> problems() {
    return problems;
  }

  /**
   * One thing that is wrong.
   *
   * @param path where; empty if the message begins with it, or for the whole file
   * @param message the rule and the value
   */
  record Problem(String path, String message) {}
}
