package io.vgglab.sweep.trial;

import java.time.Instant;
import java.util.Optional;

/**
 * When a trial started and when it finished.
 *
 * @param started empty while the trial waits
 * @param completed empty until the trial is finished
 */
public record TrialTimes(Optional<Instant> started, Optional<Instant> completed) {

  private static final TrialTimes NONE = new TrialTimes(Optional.empty(), Optional.empty());

  /** The times of a trial that has not started. */
  public static TrialTimes none() {
    return NONE;
  }

  /** The times of a trial that runs since an instant. */
  public static TrialTimes since(Instant started) {
    return new TrialTimes(Optional.of(started), Optional.empty());
  }

  /** The same start, with an end. */
  public TrialTimes until(Instant completed) {
    return new TrialTimes(started, Optional.of(completed));
  }
}
