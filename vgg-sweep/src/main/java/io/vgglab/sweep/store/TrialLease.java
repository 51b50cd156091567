package io.vgglab.sweep.store;

/**
 * The right to write about a running trial, until a later attempt takes it.
 *
 * @param number 0-based number of the trial
 * @param attempt the fencing number: 1 for the first attempt, one more for each that follows; 0 for
 *     a trial that another program runs
 */
public record TrialLease(int number, int attempt) {

  public TrialLease {
    if (number < 0 || attempt < 0) {
      throw new IllegalArgumentException(
          "number and attempt must not be negative, but was " + number + " and " + attempt);
    }
  }
}
