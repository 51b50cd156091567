package io.vgglab.cli;

import io.vgglab.sweep.store.StoredStudy;
import io.vgglab.sweep.trial.TrialRecord;
import java.time.Duration;
import java.util.List;

/** Draws studies again whenever they have changed, until nobody runs them any more. */
final class Watch {

  private static final Duration GRACE = Duration.ofSeconds(60);

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

  /**
   * Watches until no process runs any of the studies.
   *
   * @return how often a page was drawn again
   */
  int until(List<StoredStudy> studies) throws InterruptedException {
    List<List<TrialRecord>> drawn = trials(studies);
    int again = 0;
    boolean alive = true;
    while (alive) {
      alive = studies.stream().anyMatch(Watch::isRun);
      if (alive) {
        pause.sleep();
      }
      List<List<TrialRecord>> now = trials(studies);
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

  private static List<List<TrialRecord>> trials(List<StoredStudy> studies) {
    return studies.stream().map(StoredStudy::trials).toList();
  }

  private static boolean isRun(StoredStudy study) {
    return study.runs().stream().anyMatch(run -> run.isAlive(GRACE));
  }
}
