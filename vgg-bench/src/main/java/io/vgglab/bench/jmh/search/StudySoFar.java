package io.vgglab.bench.jmh.search;

import io.vgglab.sweep.sampler.Suggester;
import io.vgglab.sweep.sampler.Suggestion;
import io.vgglab.sweep.trial.TrialRecord;
import java.util.List;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A study some of whose trials have finished, and the sampler that is asked for the next one. */
@State(Scope.Benchmark)
public class StudySoFar {

  @Param("jvm")
  String engine;

  @Param("cpu")
  String device;

  @Param("tpe")
  String sampler;

  @Param("100")
  int trials;

  private List<TrialRecord> history;
  private Suggester suggester;
  private Suggestion first;

  /**
   * Draws the trials, and checks the answer before it is timed.
   *
   * @throws IllegalArgumentException if the suggestion does not lie in the space
   */
  @Setup(Level.Trial)
  public void open() {
    history = FinishedTrials.of(trials);
    suggester =
        FinishedTrials.MODE.open(
            MeasuredSampler.of(sampler).sampler(), FinishedTrials.SPACE, FinishedTrials.DIRECTIONS);
    first = next();
    FinishedTrials.SPACE.check(first.assignment());
  }

  /**
   * Checks that the answer is the same after many questions, since samplers keep no state.
   *
   * @throws IllegalStateException if it has changed
   */
  @TearDown(Level.Iteration)
  public void checkAnswer() {
    Suggestion last = next();
    if (!last.equals(first)) {
      throw new IllegalStateException(
          "suggestion must stay the same for the same trials, but was "
              + last.assignment().values()
              + " after "
              + first.assignment().values());
    }
  }

  Suggestion next() {
    return suggester.suggest(history, trials).orElseThrow();
  }
}
