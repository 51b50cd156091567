package io.vgglab.sweep.sampler;

import io.vgglab.sweep.space.Assignment;
import io.vgglab.sweep.space.Parameter;
import io.vgglab.sweep.space.Range;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The values that a model gives to the parameters of one trial. */
final class TpeChoice {

  private final TpeModel model;
  private final NumpyRandom random;
  private final Map<String, Double> joint = new HashMap<>();
  private final List<Assignment> ties = new ArrayList<>();

  TpeChoice(TpeModel model, NumpyRandom random) {
    this.model = model;
    this.random = random;
  }

  /** Draws parameters that depend on each other, before any value is asked for. */
  void drawTogether(SortedMap<String, Range> group) {
    joint.putAll(draw(group));
  }

  /** The value of the joint draw, or one of the parameter alone where there is none. */
  Object value(Parameter parameter) {
    Range range = parameter.range();
    if (range.isSingle()) {
      return range.valueAt(0);
    }
    Double internal = joint.get(parameter.name());
    if (internal == null || !range.containsInternal(internal)) {
      internal = draw(new TreeMap<>(Map.of(parameter.name(), range))).get(parameter.name());
    }
    return range.fromInternal(internal);
  }

  /** Values that were as good, up to rounding, as those given. */
  List<Assignment> ties() {
    return ties;
  }

  private Map<String, Double> draw(SortedMap<String, Range> ranges) {
    TpeModel.Draw draw = model.sample(ranges, random);
    draw.ties().forEach(tie -> ties.add(external(ranges, tie)));
    return draw.point();
  }

  private static Assignment external(SortedMap<String, Range> ranges, Map<String, Double> point) {
    Assignment values = Assignment.empty();
    for (Map.Entry<String, Range> entry : ranges.entrySet()) {
      double internal = point.get(entry.getKey());
      values = values.with(entry.getKey(), entry.getValue().fromInternal(internal));
    }
    return values;
  }
}
