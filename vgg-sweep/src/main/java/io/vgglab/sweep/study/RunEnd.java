package io.vgglab.sweep.study;

/** How a run of a study ended. */
public enum RunEnd {
  /** Nothing is left to do. */
  FINISHED,

  /** It was asked to stop; the same command goes on later. */
  STOPPED,

  /** The next trial waits for one that another program left unfinished. */
  STUCK
}
