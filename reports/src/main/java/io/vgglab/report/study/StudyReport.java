package io.vgglab.report.study;

import io.vgglab.report.figure.DataFacts;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Everything that a study's page shows.
 *
 * @param name of the study
 * @param objectives what is optimised; the first is the primary metric, at least one
 * @param data what was trained and validated on
 * @param trials in the order of their numbers
 * @param tests what the test set said; empty while it is closed
 * @param references published values to compare with
 * @param context settings, provenance, study file, notes
 * @param findings what was worked out about it
 */
public record StudyReport(
    String name,
    List<Objective> objectives,
    DataFacts data,
    List<TrialReport> trials,
    List<TestResult> tests,
    List<Reference> references,
    StudyContext context,
    StudyFindings findings) {

  /** Copies the collections and checks that trial numbers are distinct. */
  public StudyReport {
    Objects.requireNonNull(name, "name");
    objectives = List.copyOf(objectives);
    if (objectives.isEmpty()) {
      throw new IllegalArgumentException("objectives must hold at least 1 metric, but was empty");
    }
    Objects.requireNonNull(data, "data");
    trials = List.copyOf(trials);
    long numbers = trials.stream().map(TrialReport::number).distinct().count();
    if (numbers != trials.size()) {
      throw new IllegalArgumentException(
          "trials must have distinct numbers, but "
              + trials.size()
              + " trials had "
              + numbers
              + " numbers");
    }
    tests = List.copyOf(tests);
    references = List.copyOf(references);
    Objects.requireNonNull(context, "context");
    Objects.requireNonNull(findings, "findings");
  }

  /** A study whose test set is closed. */
  public static StudyReport of(
      String name,
      Objective objective,
      DataFacts data,
      List<TrialReport> trials,
      StudyContext context) {
    return new StudyReport(
        name,
        List.of(objective),
        data,
        trials,
        List.of(),
        List.of(),
        context,
        StudyFindings.none());
  }

  /** The same study under another name. */
  public StudyReport withName(String newName) {
    return new StudyReport(newName, objectives, data, trials, tests, references, context, findings);
  }

  /** The same study with other trials. */
  public StudyReport withTrials(List<TrialReport> newTrials) {
    return new StudyReport(name, objectives, data, newTrials, tests, references, context, findings);
  }

  /** The same study with other test results. */
  public StudyReport withTests(List<TestResult> newTests) {
    return new StudyReport(name, objectives, data, trials, newTests, references, context, findings);
  }

  /** The same study with other references. */
  public StudyReport withReferences(List<Reference> newReferences) {
    return new StudyReport(name, objectives, data, trials, tests, newReferences, context, findings);
  }

  /** The same study with other findings. */
  public StudyReport withFindings(StudyFindings newFindings) {
    return new StudyReport(name, objectives, data, trials, tests, references, context, newFindings);
  }

  /** The metric that the study selects by. */
  public Objective primary() {
    return objectives.get(0);
  }

  /** Whether the study selects by macro F1. */
  boolean isByMacroF1() {
    return primary().metric().equals(Objective.macroF1().metric());
  }

  /**
   * Trials best first: complete ones by value, then pruned ones by value, then the others; among
   * their like, those without a finite value come last.
   */
  public List<TrialReport> ranked() {
    return trials.stream()
        .sorted(
            Comparator.comparing(TrialReport::status)
                .thenComparing(trial -> !trial.hasValue())
                .thenComparing(this::compare)
                .thenComparing(TrialReport::number))
        .toList();
  }

  /** Negative if {@code left} has the better value, positive if {@code right} has. */
  int compare(TrialReport left, TrialReport right) {
    if (primary().better(left.value(), right.value())) {
      return -1;
    }
    return primary().better(right.value(), left.value()) ? 1 : 0;
  }

  /** The best complete trial, if one has a value. */
  public Optional<TrialReport> best() {
    return ranked().stream()
        .filter(trial -> trial.status() == TrialStatus.COMPLETE && trial.hasValue())
        .findFirst();
  }

  /** The complete trials that have a value, in the order of their numbers. */
  public List<TrialReport> completeTrials() {
    return trials.stream()
        .filter(trial -> trial.status() == TrialStatus.COMPLETE && trial.hasValue())
        .toList();
  }

  /** {@link TrialReport#trainedEpochs} of all trials. */
  public long epochs() {
    return trials.stream().mapToLong(TrialReport::trainedEpochs).sum();
  }

  /** Whether trials were trained with several seeds. */
  boolean hasSeeds() {
    return trials.stream().anyMatch(TrialReport::hasSeeds);
  }

  /** The trial of that number, if there is one. */
  Optional<TrialReport> trial(int number) {
    return trials.stream().filter(trial -> trial.number() == number).findFirst();
  }

  /** The names of all parameters, in the order in which the trials name them. */
  public List<String> parameterNames() {
    return trials.stream()
        .flatMap(trial -> trial.parameters().keySet().stream())
        .distinct()
        .collect(Collectors.toUnmodifiableList());
  }

  /** The number of trials that stand at {@code status}. */
  public long count(TrialStatus status) {
    return trials.stream().filter(trial -> trial.status() == status).count();
  }
}
