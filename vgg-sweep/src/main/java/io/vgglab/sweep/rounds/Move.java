package io.vgglab.sweep.rounds;

import io.vgglab.sweep.pruner.RoundRole;

/** What comes next in Hyperband's rounds. */
sealed interface Move {

  /** A trial with new parameters. */
  record Fresh(RoundRole role) implements Move {}

  /** A trial that goes on from the checkpoint of a paused one. */
  record Promotion(RoundRole role, int parent) implements Move {}

  /** Nothing until the running trials have finished. */
  record Wait() implements Move {}

  /** Nothing any more. */
  record Done() implements Move {}
}
