package io.vgglab.sweep.store;

/** How a run is asked to end. */
public enum StopRequest {
  /** It starts no further trial; those that run train to their end. */
  AFTER_TRIALS,

  /** It ends its workers at once; their trials go on from their checkpoints in the next run. */
  NOW
}
