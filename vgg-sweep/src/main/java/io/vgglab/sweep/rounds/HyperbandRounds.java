package io.vgglab.sweep.rounds;

import io.vgglab.sweep.pruner.RoundRole;
import io.vgglab.sweep.pruner.RoundsPruner;
import java.util.ArrayList;
import java.util.List;

/**
 * The plan of Hyperband in rounds: how many trials run in each round, and to which epoch. Bracket b
 * runs b + 1 rounds, each with about a factor fewer trials and a factor more epochs; the bracket
 * with the most rounds comes first.
 *
 * <p>Source: L. Li et al., "Hyperband: A Novel Bandit-Based Approach to Hyperparameter
 * Optimization", JMLR 18 (2018), with the sizes of Keras Tuner.
 *
 * @param maxEpochs epochs of a trial that is never stopped, at least 1
 * @param factor ratio of neighbouring rounds, at least 2
 * @param iterations how often the whole plan is run, at least 1
 */
public record HyperbandRounds(int maxEpochs, int factor, int iterations) {

  /** Most epochs of a trial and most trials of a plan. */
  private static final int MOST = 1_000_000;

  /**
   * One round of the plan.
   *
   * @param role the place of its trials
   * @param size number of its trials
   * @param startEpochs epochs that its trials have behind them when they start
   */
  public record Round(RoundRole role, int size, int startEpochs) {

    /** Epochs that all of its trials run together. */
    public int plannedEpochs() {
      return size * (role.epochs() - startEpochs);
    }
  }

  /** Checks that the plan is of a size that can be run. */
  public HyperbandRounds {
    if (maxEpochs < 1 || maxEpochs > MOST) {
      throw new IllegalArgumentException(
          "maxEpochs must be between 1 and " + MOST + ", but was " + maxEpochs);
    }
    if (factor < 2) {
      throw new IllegalArgumentException("factor must be at least 2, but was " + factor);
    }
    if (iterations < 1) {
      throw new IllegalArgumentException("iterations must be at least 1, but was " + iterations);
    }
    long trials = (long) iterations * trialsOfOne(maxEpochs, factor);
    if (trials > MOST) {
      throw new IllegalArgumentException(
          "iterations must be such that at most "
              + MOST
              + " trials are planned, but were "
              + iterations
              + ", which are "
              + trials);
    }
  }

  private static long trialsOfOne(int maxEpochs, int factor) {
    Sizes sizes = new Sizes(maxEpochs, factor);
    long trials = 0;
    for (int bracket = 0; bracket < sizes.brackets(); bracket++) {
      for (int round = 0; round <= bracket; round++) {
        trials += sizes.size(bracket, round);
      }
    }
    return trials;
  }

  /** The plan that a pruner belongs to. */
  public static HyperbandRounds of(RoundsPruner pruner) {
    return new HyperbandRounds(pruner.maxEpochs(), pruner.factor(), pruner.iterations());
  }

  /** Trials of all rounds together, promotions among them. */
  public int trials() {
    return rounds().stream().mapToInt(Round::size).sum();
  }

  /** All rounds, in the order in which they are begun. */
  public List<Round> rounds() {
    List<Round> rounds = new ArrayList<>();
    for (int iteration = 0; iteration < iterations; iteration++) {
      for (int bracket = brackets() - 1; bracket >= 0; bracket--) {
        int start = 0;
        for (int round = 0; round <= bracket; round++) {
          RoundRole role = new RoundRole(iteration, bracket, round, epochs(bracket, round));
          rounds.add(new Round(role, size(bracket, round), start));
          start = role.epochs();
        }
      }
    }
    return rounds;
  }

  /** The number of brackets: one per power of the factor that the epochs hold, and one. */
  int brackets() {
    return sizes().brackets();
  }

  private int epochs(int bracket, int round) {
    return Math.toIntExact(Sizes.ceilDivided(maxEpochs, sizes().power(bracket - round)));
  }

  private int size(int bracket, int round) {
    return Math.toIntExact(sizes().size(bracket, round));
  }

  private Sizes sizes() {
    return new Sizes(maxEpochs, factor);
  }

  /** How many trials the rounds of one iteration have. */
  private record Sizes(int maxEpochs, int factor) {

    int brackets() {
      int brackets = 0;
      for (long power = 1; power <= maxEpochs; power *= factor) {
        brackets++;
      }
      return brackets;
    }

    long size(int bracket, int round) {
      return ceilDivided(lastOfBracketZero() * power(bracket - round), bracket + 1L);
    }

    /** One more than the least exponent whose power reaches the epochs. */
    private long lastOfBracketZero() {
      int exponent = 0;
      for (long power = 1; power < maxEpochs; power *= factor) {
        exponent++;
      }
      return exponent + 1L;
    }

    long power(int exponent) {
      long power = 1;
      for (int i = 0; i < exponent; i++) {
        power *= factor;
      }
      return power;
    }

    static long ceilDivided(long dividend, long divisor) {
      return (dividend + divisor - 1) / divisor;
    }
  }
}
