package io.vgglab.sweep.importance;

import io.vgglab.sweep.sampler.parzen.GridDensity;
import io.vgglab.sweep.space.ChoiceRange;
import io.vgglab.sweep.space.FloatRange;
import io.vgglab.sweep.space.IntRange;
import io.vgglab.sweep.space.Range;
import io.vgglab.sweep.trial.TrialParameter;
import io.vgglab.sweep.trial.TrialRecord;
import java.util.List;

/** One parameter cut into cells, on its own scale. */
final class ParameterGrid {

  private static final int MOST_CELLS = 50;

  private final String name;
  private final Range range;
  private final boolean ordered;
  private final boolean log;
  private final double first;
  private final double spacing;
  private final int cells;

  private ParameterGrid(String name, Range range, boolean log, double low, double high, int cells) {
    this.name = name;
    this.range = range;
    this.ordered = !(range instanceof ChoiceRange);
    this.log = log;
    this.first = log ? Math.log(low) : low;
    this.cells = cells;
    this.spacing = ((log ? Math.log(high) : high) - first) / Math.max(1, cells - 1);
  }

  static ParameterGrid of(String name, Range range) {
    if (range instanceof FloatRange real) {
      long values = real.size().orElse(MOST_CELLS);
      int cells = (int) Math.min(MOST_CELLS, values);
      return new ParameterGrid(name, range, real.log(), real.low(), real.high(), cells);
    }
    if (range instanceof IntRange whole) {
      double low = whole.low();
      double high = whole.high();
      long values =
          whole.log()
              ? (long) Math.ceil(Math.log(high - low + 1) / Math.log(2)) + 1
              : whole.size().orElseThrow();
      int cells = (int) Math.min(MOST_CELLS, values);
      return new ParameterGrid(name, range, whole.log(), low, high, cells);
    }
    if (range instanceof ChoiceRange choice) {
      int cells = choice.choices().size();
      return new ParameterGrid(name, range, false, 0, cells - 1, cells);
    }
    throw new AssertionError(range);
  }

  /** The share of every cell among some trials that have the parameter. */
  double[] shares(List<TrialRecord> trials) {
    double[] counts = new double[cells];
    for (TrialRecord trial : trials) {
      counts[cell(trial.parameters().get(name))]++;
    }
    return ordered ? GridDensity.ordered(counts) : GridDensity.unordered(counts);
  }

  /**
   * The first cell whose centre is not below the value less half a cell; that of a choice is its
   * place in this range, which a study that grew may have changed.
   */
  private int cell(TrialParameter drawn) {
    if (!ordered) {
      return (int)
          (range.contains(drawn.value()) ? range.toInternal(drawn.value()) : drawn.internal());
    }
    double value = log ? Math.log(drawn.internal()) : drawn.internal();
    int cell = 0;
    while (cell < cells - 1 && first + cell * spacing < value - spacing / 2) {
      cell++;
    }
    return cell;
  }
}
