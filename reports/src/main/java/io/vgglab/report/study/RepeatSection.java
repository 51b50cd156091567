package io.vgglab.report.study;

import io.vgglab.report.chart.IntervalChart;
import io.vgglab.report.figure.Interval;
import io.vgglab.report.figure.Statistics;
import io.vgglab.report.text.Numbers;
import io.vgglab.report.view.Cell;
import io.vgglab.report.view.Chart;
import io.vgglab.report.view.Column;
import io.vgglab.report.view.DataTable;
import io.vgglab.report.view.Row;
import io.vgglab.report.view.Section;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The section of settings that were trained more than once, with other seeds. */
final class RepeatSection {

  private static final String SEED = "seed";
  private static final int SHOWN = 20;

  /** Settings, the numbers of their trials, and the values. */
  private record Group(String settings, List<TrialReport> trials, Statistics values) {
    boolean hasSeeds() {
      return trials.stream().noneMatch(trial -> trial.seeds().isEmpty());
    }
  }

  private RepeatSection() {}

  static Section of(StudyReport report) {
    List<Group> groups = groups(report);
    return Section.of(
        "repeats",
        "Repeated settings",
        "Trainings of complete trials that differ in the seed alone, each seed once"
            + (groups.stream().allMatch(Group::hasSeeds)
                ? ""
                : "; trials whose seed is unknown count each")
            + ". Intervals are Student's 95 % of the mean, from 3 seeds on.",
        chart(report, groups));
  }

  private static List<Group> groups(StudyReport report) {
    Map<Map<String, ParameterValue>, List<TrialReport>> equal =
        report.completeTrials().stream()
            .collect(
                Collectors.groupingBy(
                    RepeatSection::settings, LinkedHashMap::new, Collectors.toList()));
    Set<String> shared = shared(equal.keySet());
    List<Group> groups = new ArrayList<>();
    equal.forEach(
        (settings, trials) -> {
          Statistics values = Statistics.of(distinct(trials));
          if (values.n() > 1) {
            Map<String, ParameterValue> named = new LinkedHashMap<>(settings);
            named.keySet().removeAll(shared);
            String text = TrialFigures.parameters(named);
            groups.add(new Group(text.isEmpty() ? "all the same" : text, trials, values));
          }
        });
    Comparator<Group> byMean = Comparator.comparingDouble(group -> group.values().mean());
    groups.sort(report.primary().better(1, 0) ? byMean.reversed() : byMean);
    return groups;
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

  private static Chart chart(StudyReport report, List<Group> groups) {
    List<Group> shown = groups.stream().limit(SHOWN).toList();
    IntervalChart drawn =
        new IntervalChart(
            report.primary().metric(),
            false,
            shown.stream().map(RepeatSection::row).toList(),
            List.of());
    return new Chart(
        "repeat-means",
        "Mean " + report.primary().metric() + " over seeds",
        Numbers.count(groups.size())
            + (groups.size() == 1 ? " setting was" : " settings were")
            + " trained with more than one seed.",
        groups.size() > SHOWN ? "The best " + SHOWN + " are drawn; the table has all." : "",
        drawn.height(),
        drawn.option(),
        table(report, groups));
  }

  private static IntervalChart.Row row(Group group) {
    Statistics of = group.values();
    return new IntervalChart.Row(
        group.settings(),
        of.mean(),
        of.interval95(),
        Numbers.score(of.mean()),
        "var(--c1)",
        group.settings() + "\nmean " + TrialFigures.spread(of));
  }

  private static DataTable table(StudyReport report, List<Group> groups) {
    return DataTable.of(
        "repeat-table",
        "Settings that were trained more than once",
        List.of(
            Column.text("Settings"),
            Column.number("Seeds"),
            Column.number("Mean " + report.primary().metric()),
            Column.text("95 % interval of the mean"),
            Column.number("Standard deviation"),
            Column.number("Lowest"),
            Column.number("Highest"),
            Column.text("Trials")),
        groups.stream().map(RepeatSection::tableRow).toList());
  }

  private static Row tableRow(Group group) {
    Statistics of = group.values();
    Interval interval = of.interval95();
    return Row.of(
        Cell.text(group.settings()),
        Cell.count(of.n()),
        Cell.score(of.mean()),
        Cell.text(interval.isEmpty() ? "none, fewer than 3" : TrialFigures.ends(interval)),
        Cell.score(of.deviation()),
        Cell.score(of.min()),
        Cell.score(of.max()),
        Cell.text(
            group.trials().stream()
                .map(trial -> Integer.toString(trial.number()))
                .collect(Collectors.joining(", "))));
  }
}
