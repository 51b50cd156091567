package io.vgglab.sweep.rounds;

import io.vgglab.sweep.pruner.RoundRole;
import io.vgglab.sweep.sampler.Horizon;
import io.vgglab.sweep.sampler.Suggester;
import io.vgglab.sweep.sampler.Suggestion;
import io.vgglab.sweep.space.Assignment;
import io.vgglab.sweep.trial.Direction;
import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.sweep.trial.TrialState;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Runs Hyperband's rounds: takes new parameters from another suggester, and goes on with the best
 * paused trials. Where the horizon shows nothing to do, a trial waits for all earlier ones and then
 * sees them all, so that the outcome does not depend on the workers' pace. Without a horizon, in
 * the mode Free, it sees everything at once and depends on it.
 *
 * <p>An enqueued trial has values of its own and cannot be a promotion: where one is next, it runs
 * outside the rounds, without a place in them, and the promotion is the trial after it.
 */
public final class RoundsSuggester implements Suggester {

  private final HyperbandRounds plan;
  private final Suggester fresh;
  private final Optional<Horizon> horizon;
  private final Direction direction;

  /**
   * Rounds over a suggester.
   *
   * @param fresh gives new parameters, in the mode PerTrial or Free
   * @param horizon how far back decisions look, the one of {@code fresh}; none if it sees
   *     everything at once
   * @param direction sense of the reported values
   */
  public RoundsSuggester(
      HyperbandRounds plan, Suggester fresh, Optional<Horizon> horizon, Direction direction) {
    this.plan = Objects.requireNonNull(plan, "plan");
    this.fresh = Objects.requireNonNull(fresh, "fresh");
    this.horizon = Objects.requireNonNull(horizon, "horizon");
    this.direction = Objects.requireNonNull(direction, "direction");
  }

  @Override
  public Optional<Suggestion> suggest(List<TrialRecord> history, int number) {
    List<Integer> blocking = blocking(history, number);
    if (!blocking.isEmpty()) {
      throw new IllegalStateException(
          "trial " + number + " must wait for trials " + blocking + " (rounds of Hyperband)");
    }
    Move move = move(history, number, visible(history, number));
    if (move instanceof Move.Wait) {
      move = move(history, number, below(history, number));
    }
    if (move instanceof Move.Fresh first) {
      return fresh
          .suggest(history, number)
          .map(suggestion -> suggestion.with(first.role().attribute()));
    }
    if (move instanceof Move.Promotion promotion) {
      Suggestion parent = Suggestion.of(parameters(history, promotion.parent()));
      return isEnqueued(history, number)
          ? fresh.suggest(history, number).or(() -> Optional.of(parent))
          : Optional.of(promoted(parent, promotion));
    }
    return Optional.empty();
  }

  @Override
  public List<Integer> blocking(List<TrialRecord> history, int number) {
    List<Integer> blocking = horizon.map(it -> it.blocking(history, number)).orElse(List.of());
    if (blocking.isEmpty()
        && move(history, number, visible(history, number)) instanceof Move.Wait) {
      return new Horizon(0).blocking(history, number);
    }
    return blocking;
  }

  /** Where there are no new parameters left, rounds are as large as they are. */
  private Move move(List<TrialRecord> history, int number, List<TrialRecord> visible) {
    RoundsState state = new RoundsState(plan, visible, direction);
    Move move = state.next();
    return move instanceof Move.Fresh && fresh.suggest(history, number).isEmpty()
        ? state.nextWithoutFresh()
        : move;
  }

  private List<TrialRecord> visible(List<TrialRecord> history, int number) {
    return horizon.map(it -> it.visible(history, number)).orElseGet(() -> below(history, number));
  }

  private static List<TrialRecord> below(List<TrialRecord> history, int number) {
    return history.stream().filter(trial -> trial.number() < number).toList();
  }

  private static boolean isEnqueued(List<TrialRecord> history, int number) {
    return history.stream()
        .anyMatch(trial -> trial.number() == number && trial.state() == TrialState.WAITING);
  }

  private static Assignment parameters(List<TrialRecord> history, int number) {
    return history.stream()
        .filter(trial -> trial.number() == number)
        .findFirst()
        .orElseThrow()
        .assignment();
  }

  private static Suggestion promoted(Suggestion parent, Move.Promotion promotion) {
    return parent
        .with(promotion.role().attribute())
        .with(Map.of(RoundRole.CONTINUES, Integer.toString(promotion.parent())));
  }
}
