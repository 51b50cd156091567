package io.vgglab.train;

/** Whether a run goes on after an epoch. */
public enum Decision {
  /** Next epoch. */
  CONTINUE,
  /** End here; what was reached stands. */
  STOP
}
