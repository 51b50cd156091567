package io.vgglab.train;

/** How a run ended. */
public sealed interface Outcome {

  /** Every epoch was run. */
  record Completed() implements Outcome {}

  /** It ended early, by early stopping or by its observer. */
  record Stopped(String reason) implements Outcome {}

  /** The loss stopped being a number, or stayed that of a uniform guess. */
  record Diverged(int epoch, String reason) implements Outcome {}
}
