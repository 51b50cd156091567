package io.vgglab.sweep.study;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;

/** Since when each of the slots that a study may use stands idle; the others run a trial. */
final class IdleSlots {

  private final int slots;
  private final Deque<Instant> since;

  /** All of them are idle as yet. */
  IdleSlots(int slots, Instant now) {
    this.slots = slots;
    this.since = new ArrayDeque<>(Collections.nCopies(slots, now));
  }

  boolean isEmpty() {
    return since.isEmpty();
  }

  /** How many trials run. */
  int busy() {
    return slots - since.size();
  }

  /** The lead time of a trial, chosen since a moment, on the slot that is idle longest. */
  LeadTime leadTime(Instant chosen) {
    return new LeadTime(since.getFirst(), chosen);
  }

  /** A trial has taken the slot that was idle longest. */
  void take() {
    since.removeFirst();
  }

  /** A trial has left its slot. */
  void free(Instant now) {
    since.addLast(now);
  }

  /**
   * What lies before an attempt.
   *
   * @param slotFree since when its slot stood idle
   * @param chosen when the study began to choose its trial, or to take it up again
   */
  record LeadTime(Instant slotFree, Instant chosen) {}
}
