package io.vgglab.sweep.study;

import io.vgglab.sweep.study.StudyFileException.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Gathers what is wrong with a study file, so that a person sees all of it at once. */
final class Problems {

  private final List<Problem> found = new ArrayList<>();

  /** What a part of the file means; empty if it is wrong. */
  <T> Optional<T> read(Supplier<T> part) {
    return read("", part);
  }

  /** As above, for a part at a path that goes before messages that do not know it. */
  <T> Optional<T> read(String path, Supplier<T> part) {
    try {
      return Optional.of(part.get());
    } catch (StudyFileException e) {
      found.addAll(e.problems());
    } catch (IllegalArgumentException e) {
      found.add(new Problem(path, (path.isEmpty() ? "" : path + ": ") + e.getMessage()));
    }
    return Optional.empty();
  }

  /** Notes a problem at a path, in words of its own. */
  void add(String path, String message) {
    found.add(new Problem(path, message));
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  /**
   * Goes on only if nothing is wrong.
   *
   * @throws StudyFileException with every problem
   */
  void throwIfAny() {
    if (!found.isEmpty()) {
      throw new StudyFileException(found);
    }
  }
}
