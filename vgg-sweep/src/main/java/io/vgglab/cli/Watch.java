package io.vgglab.cli;

import io.vgglab.sweep.store.RunStatus;
import io.vgglab.sweep.store.RunningTrial;
import io.vgglab.sweep.store.StoredStudy;
import io.vgglab.sweep.trial.TrialRecord;
import java.util.List;
import java.util.Map;

/** Draws studies again whenever they have changed, until nobody runs them any more. */
final class Watch {

  /** What happens between two looks. */
  interface Pause {

    /** Waits for a while. */
    void sleep() throws InterruptedException;
  }

  private final SitePages pages;
  private final Pause pause;

  Watch(SitePages pages, Pause pause) {
    this.pages = pages;
    this.pause = pause;
  }

  /** What a page shows: trials, and in attributes the final test, mistakes and the ledger. */
  record State(List<TrialRecord> trials, Map<String, String> attributes) {}

  /** The studies as they stand, to be taken before they are drawn for the first time. */
  static List<State> states(List<StoredStudy> studies) {
    return studies.stream()
        .map(study -> new State(study.trials(), study.userAttributes()))
        .toList();
  }

  /**
   * Watches until no process runs any of the studies, and a pause longer, since a process tells of
   * its end before it leaves the last of what it found.
   *
   * @param first the studies as they were drawn last
   * @param together draws what shows all of them, whenever one has changed
   * @return how often a page of one was drawn again
   */
  int until(List<StoredStudy> studies, List<State> first, Runnable together)
      throws InterruptedException {
    List<State> drawn = first;
    int again = 0;
    boolean alive = true;
    while (alive) {
      alive = studies.stream().anyMatch(Watch::isRun);
      pause.sleep();
      List<State> now = states(studies);
      if (!now.equals(drawn)) {
        together.run();
      }
      for (int i = 0; i < studies.size(); i++) {
        if (!now.get(i).equals(drawn.get(i))) {
          pages.write(studies.get(i));
          again++;
        }
      }
      drawn = now;
    }
    return again;
  }

  private static boolean isRun(StoredStudy study) {
    return study.runs().stream().anyMatch(run -> run.isAlive(RunStatus.GRACE))
        || study.running().stream().anyMatch(RunningTrial::isForeign);
  }
}
