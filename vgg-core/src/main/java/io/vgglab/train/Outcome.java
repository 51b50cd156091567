package io.vgglab.train;

/** How a run ended. */
public sealed interface Outcome {

  /** In one line, as {@code run.json} has it. */
  String text();

  /** Every epoch was run. */
  record Completed() implements Outcome {
    @Override
    public String text() {
      return "completed";
    }
  }

  /** It ended early, by early stopping or by its observer. */
  record Stopped(String reason) implements Outcome {
    @Override
    public String text() {
      return "stopped: " + reason;
    }
  }

  /** The loss stopped being a number, or stayed that of a uniform guess. */
  record Diverged(int epoch, String reason) implements Outcome {
    @Override
    public String text() {
      return "diverged: " + reason;
    }
  }
}
