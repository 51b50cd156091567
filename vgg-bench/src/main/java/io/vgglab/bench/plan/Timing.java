package io.vgglab.bench.plan;

/**
 * How long a benchmark is timed.
 *
 * @param rounds times that every engine has its turn; each round measures in a fresh process (a
 *     fork), so this is the number of forks
 * @param warmups iterations thrown away in each fork
 * @param iterations iterations measured in each fork
 * @param milliseconds length of an iteration; it ends with the operation that passes it
 */
public record Timing(int rounds, int warmups, int iterations, int milliseconds) {

  /** Checks that something is measured. */
  public Timing {
    if (rounds < 1 || warmups < 0 || iterations < 1 || milliseconds < 1) {
      throw new IllegalArgumentException(
          "rounds, iterations and milliseconds must be at least 1 and warmups at least 0, but were "
              + rounds
              + ", "
              + iterations
              + ", "
              + milliseconds
              + " and "
              + warmups);
    }
  }

  /** This timing with another number of rounds. */
  Timing withRounds(int value) {
    return new Timing(value, warmups, iterations, milliseconds);
  }
}
