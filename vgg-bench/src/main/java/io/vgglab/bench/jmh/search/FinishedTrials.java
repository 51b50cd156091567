package io.vgglab.bench.jmh.search;

import io.vgglab.sweep.sampler.CmaEsSampler;
import io.vgglab.sweep.sampler.Horizon;
import io.vgglab.sweep.sampler.RandomMode;
import io.vgglab.sweep.sampler.RandomSampler;
import io.vgglab.sweep.sampler.Suggester;
import io.vgglab.sweep.sampler.cma.CmaState;
import io.vgglab.sweep.space.Assignment;
import io.vgglab.sweep.space.ChoiceRange;
import io.vgglab.sweep.space.FloatRange;
import io.vgglab.sweep.space.IntRange;
import io.vgglab.sweep.space.Parameter;
import io.vgglab.sweep.space.SearchSpace;
import io.vgglab.sweep.trial.Direction;
import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.sweep.trial.TrialState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A search over eight knobs of a VGG network, and trials of it that were drawn at random and have
 * finished; the same on every machine.
 */
final class FinishedTrials {

  static final List<Direction> DIRECTIONS = List.of(Direction.MAXIMIZE);

  /** A stream of its own for every trial, which sees all trials before it. */
  static final RandomMode MODE = new RandomMode.PerTrial(20140904, new Horizon(0));

  static final SearchSpace SPACE =
      SearchSpace.of(
          Parameter.of("learningRate", FloatRange.log(1e-5, 1e-1)),
          Parameter.of("momentum", FloatRange.of(0, 0.99)),
          Parameter.of("l2", FloatRange.log(1e-6, 1e-2)),
          Parameter.of("batchSize", IntRange.stepped(16, 256, 16)),
          Parameter.of("head", IntRange.log(64, 4096)),
          Parameter.of("dropout", FloatRange.stepped(0, 0.7, 0.1)),
          Parameter.of(
              "batchNorm", ChoiceRange.of("none", "before-activation", "after-activation")),
          Parameter.of("optimizer", ChoiceRange.of("sgd", "momentum", "nesterov", "adam")));

  /** The numeric parameters, whose number decides how many trials a generation of CMA-ES has. */
  private static final int NUMERIC = 6;

  private FinishedTrials() {}

  /** The first trials of the study; CMA-ES takes them for its generations, one after another. */
  static List<TrialRecord> of(int count) {
    Suggester random = MODE.open(new RandomSampler(), SPACE, DIRECTIONS);
    int population = CmaState.population(NUMERIC);
    List<TrialRecord> trials = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      Assignment chosen = random.suggest(List.of(), number).orElseThrow().assignment();
      String generation = Integer.toString(number / population);
      trials.add(
          TrialRecord.running(number, SPACE, chosen)
              .withSystemAttributes(Map.of(CmaEsSampler.GENERATION, generation))
              .finished(TrialState.COMPLETE, List.of(score(chosen))));
    }
    return List.copyOf(trials);
  }

  /** Best at a learning rate of 0.01 and a momentum of 0.9, as such networks are. */
  private static double score(Assignment chosen) {
    return 0.8
        - 0.1 * Math.abs(Math.log10(chosen.real("learningRate")) + 2)
        - 0.2 * Math.abs(chosen.real("momentum") - 0.9);
  }
}
