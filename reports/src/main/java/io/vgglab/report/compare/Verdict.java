package io.vgglab.report.compare;

/** What a comparison of two scores says. */
public enum Verdict {
  /** Slower than before by more than the threshold, and not by chance. */
  SLOWER,
  /** Faster than before by more than the threshold, and not by chance. */
  FASTER,
  /** No difference that counts. */
  SAME,
  /** Too few forks to say anything. */
  UNTESTED
}
