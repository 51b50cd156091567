package io.vgglab.report.study;

import io.vgglab.report.text.Csv;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The trials of a study as comma-separated values, full precision, in the order of their numbers.
 *
 * <p>No two columns have one name: where a metric or a parameter has the name of another column, it
 * stands as {@code metric.NAME} or {@code param.NAME}.
 */
public final class StudyCsv {

  private StudyCsv() {}

  /** One line a trial. */
  public static String write(StudyReport report) {
    List<String> parameters = report.parameterNames();
    List<String> metrics = metricNames(report);
    List<String> header = new ArrayList<>(List.of("trial", "state"));
    List<String> end = List.of("epochs", "imagesPerSecond", "seconds", "attempts", "reason");
    header.add(distinct("metric.", report.primary().metric(), header, end));
    metrics.forEach(name -> header.add(distinct("metric.", name, header, end)));
    parameters.forEach(name -> header.add(distinct("param.", name, header, end)));
    header.addAll(end);
    List<List<String>> rows =
        report.trials().stream().map(trial -> row(trial, parameters, metrics)).toList();
    return Csv.of(header, rows);
  }

  private static String distinct(
      String prefix, String name, List<String> before, List<String> after) {
    return before.contains(name) || after.contains(name) ? prefix + name : name;
  }

  private static List<String> row(
      TrialReport trial, List<String> parameters, List<String> metrics) {
    Stream<String> start =
        Stream.of(
            Integer.toString(trial.number()), trial.status().label(), Csv.number(trial.value()));
    Stream<String> further =
        metrics.stream().map(name -> Csv.number(trial.metrics().getOrDefault(name, Double.NaN)));
    Stream<String> values =
        parameters.stream()
            .map(
                name ->
                    Optional.ofNullable(trial.parameters().get(name))
                        .map(ParameterValue::text)
                        .orElse(""));
    Stream<String> end =
        Stream.of(
            Integer.toString(trial.epochs().size()),
            Csv.number(TrialFigures.imagesPerSecond(trial)),
            Csv.number(trial.seconds()),
            Integer.toString(trial.attempts().stream().mapToInt(Attempt::number).max().orElse(0)),
            trial.reason());
    return Stream.of(start, further, values, end).flatMap(part -> part).toList();
  }

  private static List<String> metricNames(StudyReport report) {
    return report.trials().stream()
        .flatMap(trial -> trial.metrics().keySet().stream())
        .distinct()
        .filter(name -> !name.equals(report.primary().metric()))
        .toList();
  }
}
