package io.vgglab.sweep.sampler;

import io.vgglab.sweep.space.Range;
import io.vgglab.sweep.trial.TrialParameter;
import io.vgglab.sweep.trial.TrialRecord;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;

/**
 * Reads the values of trials that ask for the same parameters, in the same order and ranges, as a
 * given one, as nearly all trials of a study do; a few nanoseconds a value. Not thread-safe.
 */
final class ParameterRow implements BiConsumer<String, TrialParameter> {

  private final String[] names;
  private final Range[] ranges;
  private final double[] values;
  private int next;
  private boolean same;

  private ParameterRow(String[] names, Range[] ranges) {
    this.names = names;
    this.ranges = ranges;
    this.values = new double[names.length];
  }

  /** A row with the parameters of a trial. */
  static ParameterRow like(TrialRecord trial) {
    Map<String, TrialParameter> parameters = trial.parameters();
    return new ParameterRow(
        parameters.keySet().toArray(String[]::new),
        parameters.values().stream().map(TrialParameter::range).toArray(Range[]::new));
  }

  /** Reads a trial; false if it asks for something else. */
  boolean read(TrialRecord trial) {
    next = 0;
    same = trial.parameters().size() == names.length;
    if (same) {
      trial.parameters().forEach(this);
    }
    return same;
  }

  @Override
  public void accept(String name, TrialParameter parameter) {
    if (same) {
      same = Objects.equals(names[next], name) && Objects.equals(ranges[next], parameter.range());
      values[next++] = parameter.internal();
    }
  }

  /** The position of a parameter that has this very range, -1 without one. */
  int position(String name, Range range) {
    int position = Arrays.asList(names).indexOf(name);
    return position >= 0 && ranges[position].equals(range) ? position : -1;
  }

  /** The value, in its internal form, at a position of the trial read last. */
  double value(int position) {
    return values[position];
  }
}
