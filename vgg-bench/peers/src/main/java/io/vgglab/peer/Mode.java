package io.vgglab.peer;

/** What a pass through the layers is for. */
enum Mode {
  /** A training step: batch statistics, dropout, moving statistics follow. */
  STEP,
  /** The same without a trace: moving statistics stay. */
  FORWARD,
  /** Moving statistics, no dropout. */
  PREDICT
}
