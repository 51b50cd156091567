package io.vgglab.sweep.study;

import io.vgglab.sweep.store.StoredStudy;
import java.util.List;

/** Whether a process that runs nothing any more waits for others, ends, or cannot go on. */
final class Waiting {

  private final StoredStudy stored;
  private final StudyObserver observer;
  private List<Integer> awaited = List.of();
  private boolean stuck;

  Waiting(StoredStudy stored, StudyObserver observer) {
    this.stored = stored;
    this.observer = observer;
  }

  /**
   * Whether other processes run trials that this one might have to take over.
   *
   * @param blocking trials that the next one must wait for
   * @param shared whether others may work on the study at all
   */
  boolean goesOn(List<Integer> blocking, boolean shared) {
    List<Integer> others = shared ? others() : List.of();
    if (others.isEmpty() && !blocking.isEmpty() && (!shared || isUnfinished(blocking))) {
      stuck = true;
      observer.onNote(
          "the next trial waits for trials "
              + blocking
              + ", which another program left unfinished; end them there, and run the same command"
              + " again");
    } else if (!others.isEmpty() && !others.equals(awaited)) {
      observer.onNote("waiting for trials " + others + " of other processes");
    }
    awaited = others;
    return !others.isEmpty() || (shared && !blocking.isEmpty() && !stuck);
  }

  /** Others may have finished them since the next trial was found to wait: then look again soon. */
  private boolean isUnfinished(List<Integer> blocking) {
    return stored.running().stream().anyMatch(it -> blocking.contains(it.lease().number()));
  }

  /** Whether the next trial waits for one that nobody here can finish. */
  boolean isStuck() {
    return stuck;
  }

  private List<Integer> others() {
    return stored.running().stream()
        .filter(trial -> !trial.isForeign())
        .map(trial -> trial.lease().number())
        .toList();
  }
}
