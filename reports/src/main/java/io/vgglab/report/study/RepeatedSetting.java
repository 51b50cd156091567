package io.vgglab.report.study;

import io.vgglab.report.figure.Statistics;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Complete trials that differ in their seeds alone.
 *
 * @param parameters the values that not all settings of the study have, without the seed
 * @param trials with these values
 * @param values one of each seed, two at least
 */
record RepeatedSetting(
    Map<String, ParameterValue> parameters, List<TrialReport> trials, Statistics values) {

  private static final String SEED = "seed";

  /** Copies the collections; the parameters keep their order. */
  RepeatedSetting {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    trials = List.copyOf(trials);
  }

  /** The settings of a study that were trained with more than one seed, the best mean first. */
  static List<RepeatedSetting> of(StudyReport report) {
    Map<Map<String, ParameterValue>, List<TrialReport>> equal =
        report.completeTrials().stream()
            .collect(
                Collectors.groupingBy(
                    RepeatedSetting::settings, LinkedHashMap::new, Collectors.toList()));
    Set<String> shared = shared(equal.keySet());
    List<RepeatedSetting> repeated = new ArrayList<>();
    equal.forEach(
        (settings, trials) -> {
          Statistics values = Statistics.of(distinct(trials));
          if (values.n() > 1) {
            Map<String, ParameterValue> own = new LinkedHashMap<>(settings);
            own.keySet().removeAll(shared);
            repeated.add(new RepeatedSetting(own, trials, values));
          }
        });
    Comparator<RepeatedSetting> byMean = Comparator.comparingDouble(it -> it.values().mean());
    repeated.sort(report.primary().better(1, 0) ? byMean.reversed() : byMean);
    return repeated;
  }

  /** Its name. */
  String text() {
    return parameters.isEmpty() ? "all the same" : TrialFigures.parameters(parameters);
  }

  /** The numbers of its trials. */
  String numbers() {
    return trials.stream()
        .map(trial -> Integer.toString(trial.number()))
        .collect(Collectors.joining(", "));
  }

  /** Whether the seeds of all its trials are known. */
  boolean hasSeeds() {
    return trials.stream().noneMatch(trial -> trial.seeds().isEmpty());
  }

  /** The names of the parameters whose values another setting does not share. */
  List<String> differences(RepeatedSetting other) {
    Set<String> names = new HashSet<>(other.parameters.keySet());
    names.addAll(parameters.keySet());
    return names.stream()
        .filter(name -> !Objects.equals(parameters.get(name), other.parameters.get(name)))
        .sorted()
        .toList();
  }

  /** One value a seed: the same training done again is no repetition. */
  private static List<Double> distinct(List<TrialReport> trials) {
    List<Double> values = new ArrayList<>();
    Set<Long> seen = new HashSet<>();
    for (TrialReport trial : trials) {
      List<Double> own = TrialFigures.values(trial);
      for (int i = 0; i < own.size(); i++) {
        if (trial.seeds().isEmpty() || seen.add(trial.seeds().get(i))) {
          values.add(own.get(i));
        }
      }
    }
    return values;
  }

  /** The parameters that have one value in all settings. */
  private static Set<String> shared(Set<Map<String, ParameterValue>> settings) {
    Set<String> shared = new HashSet<>();
    settings.forEach(each -> shared.addAll(each.keySet()));
    shared.removeIf(name -> settings.stream().map(it -> it.get(name)).distinct().count() > 1);
    return shared;
  }

  private static Map<String, ParameterValue> settings(TrialReport trial) {
    Map<String, ParameterValue> settings = new LinkedHashMap<>(trial.parameters());
    settings.remove(SEED);
    return settings;
  }
}
