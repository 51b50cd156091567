package io.vgglab.sweep.sampler;

import io.vgglab.sweep.space.Range;
import io.vgglab.sweep.trial.TrialParameter;
import io.vgglab.sweep.trial.TrialRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which parameters of finished trials can be modelled together: names, sorted, and their ranges.
 */
final class JointSpace {

  private JointSpace() {}

  /** The parameters that all trials have with the same range; ranges of one value are left out. */
  static SortedMap<String, Range> intersection(List<TrialRecord> trials) {
    SortedMap<String, Range> common = new TreeMap<>();
    if (trials.isEmpty()) {
      return common;
    }
    Map<String, TrialParameter> newest = trials.get(trials.size() - 1).parameters();
    newest.forEach((name, parameter) -> common.put(name, parameter.range()));
    ParameterRow row = ParameterRow.like(trials.get(trials.size() - 1));
    for (TrialRecord trial : trials) {
      if (row.read(trial)) {
        continue;
      }
      common
          .entrySet()
          .removeIf(
              entry -> {
                TrialParameter seen = trial.parameters().get(entry.getKey());
                return seen == null || !seen.range().equals(entry.getValue());
              });
    }
    common.values().removeIf(Range::isSingle);
    return common;
  }

  /** The greatest blocks of parameters that no trial has in part. */
  static List<SortedMap<String, Range>> groups(List<TrialRecord> trials) {
    List<SortedMap<String, Range>> groups = new ArrayList<>();
    for (TrialRecord trial : trials) {
      groups = refined(groups, trial.parameters());
    }
    groups.forEach(group -> group.values().removeIf(Range::isSingle));
    groups.removeIf(Map::isEmpty);
    return groups;
  }

  private static List<SortedMap<String, Range>> refined(
      List<SortedMap<String, Range>> groups, Map<String, TrialParameter> seen) {
    List<SortedMap<String, Range>> parts = new ArrayList<>();
    TreeSet<String> fresh = new TreeSet<>(seen.keySet());
    for (SortedMap<String, Range> group : groups) {
      SortedMap<String, Range> inside = new TreeMap<>(group);
      inside.keySet().retainAll(fresh);
      SortedMap<String, Range> outside = new TreeMap<>(group);
      outside.keySet().removeAll(fresh);
      parts.add(inside);
      parts.add(outside);
      fresh.removeAll(group.keySet());
    }
    SortedMap<String, Range> rest = new TreeMap<>();
    fresh.forEach(name -> rest.put(name, seen.get(name).range()));
    parts.add(rest);
    parts.removeIf(Map::isEmpty);
    return parts;
  }
}
