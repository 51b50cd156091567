package io.vgglab.sweep.pruner;

import io.vgglab.sweep.trial.Direction;
import io.vgglab.sweep.trial.TrialRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.CRC32;

/**
 * Several successive halvings side by side, called brackets, which differ in how early they stop a
 * trial. A checksum of the study's name and the trial's number puts a trial into its bracket, as in
 * Optuna; the number of brackets comes from integer powers.
 *
 * <p>Source: L. Li et al., "Hyperband: A Novel Bandit-Based Approach to Hyperparameter
 * Optimization", JMLR 18 (2018).
 *
 * @param studyName name of the study, part of the checksum
 * @param minResource step of the lowest rung of bracket 0, at least 1
 * @param maxResource greatest step of a trial; {@link SuccessiveHalvingPruner#AUTOMATIC} for one
 *     more than the last step of the first completed trial
 * @param reductionFactor ratio of the steps of neighbouring rungs, at least 2
 * @param bootstrapCount trials that a rung must have seen before it lets any go on, from 0
 */
public record HyperbandPruner(
    String studyName, int minResource, int maxResource, int reductionFactor, int bootstrapCount)
    implements Pruner {

  public HyperbandPruner {
    Objects.requireNonNull(studyName, "studyName");
    if (minResource < 1) {
      throw new IllegalArgumentException("minResource must be at least 1, but was " + minResource);
    }
    if (maxResource != SuccessiveHalvingPruner.AUTOMATIC && maxResource < minResource) {
      throw new IllegalArgumentException(
          "maxResource must be at least " + minResource + ", but was " + maxResource);
    }
    new SuccessiveHalvingPruner(minResource, reductionFactor, 0, bootstrapCount);
  }

  /** Optuna's defaults. */
  public static HyperbandPruner standard(String studyName) {
    return new HyperbandPruner(studyName, 1, SuccessiveHalvingPruner.AUTOMATIC, 3, 0);
  }

  @Override
  public Verdict judge(TrialRecord trial, List<TrialRecord> history, Direction direction) {
    Optional<Integer> bracket = bracket(trial.number(), history);
    if (bracket.isEmpty()) {
      return Verdict.keep();
    }
    return new SuccessiveHalvingPruner(minResource, reductionFactor, bracket.get(), bootstrapCount)
        .judge(trial, sameBracket(trial.number(), history), direction);
  }

  /** How many trials each bracket gets in one turn, the earliest stopping bracket first. */
  public List<Integer> budgets(List<TrialRecord> history) {
    int brackets = brackets(history);
    return IntStream.range(0, brackets).mapToObj(bracket -> budget(bracket, brackets)).toList();
  }

  /** The bracket of a trial; empty while the greatest step is not known. */
  public Optional<Integer> bracket(int number, List<TrialRecord> history) {
    List<Integer> budgets = budgets(history);
    if (budgets.isEmpty()) {
      return Optional.empty();
    }
    CRC32 checksum = new CRC32();
    checksum.update((studyName + "_" + number).getBytes(StandardCharsets.UTF_8));
    int total = budgets.stream().mapToInt(Integer::intValue).sum();
    int place = (int) (checksum.getValue() % total);
    int bracket = 0;
    while (place >= budgets.get(bracket)) {
      place -= budgets.get(bracket++);
    }
    return Optional.of(bracket);
  }

  /** The trials of the history that are in the bracket of the trial of this number. */
  public List<TrialRecord> sameBracket(int number, List<TrialRecord> history) {
    Optional<Integer> own = bracket(number, history);
    return history.stream().filter(trial -> bracket(trial.number(), history).equals(own)).toList();
  }

  /** Steps that so many trials of a bracket take if one in a factor goes on at every rung. */
  long plannedSteps(int bracket, int trials, List<TrialRecord> history) {
    int max = greatestStep(history);
    long rung = minResource;
    for (int i = 0; i < bracket; i++) {
      rung *= reductionFactor;
    }
    long before = 0;
    long left = trials;
    long steps = 0;
    while (left > 0 && before < max) {
      long until = Math.min(rung, max);
      steps += left * (until - before);
      before = until;
      rung *= reductionFactor;
      left = Math.max(1, left / reductionFactor);
    }
    return steps;
  }

  private int greatestStep(List<TrialRecord> history) {
    return maxResource != SuccessiveHalvingPruner.AUTOMATIC
        ? maxResource
        : SuccessiveHalvingPruner.firstCompletedStep(history).map(step -> step + 1).orElse(0);
  }

  private int brackets(List<TrialRecord> history) {
    int max = greatestStep(history);
    int brackets = 0;
    for (long resource = minResource; resource <= max; resource *= reductionFactor) {
      brackets++;
    }
    return brackets;
  }

  private int budget(int bracket, int brackets) {
    int above = brackets - 1 - bracket;
    long trials = brackets;
    for (int i = 0; i < above; i++) {
      trials *= reductionFactor;
    }
    return Math.toIntExact((trials + above) / (above + 1));
  }
}
