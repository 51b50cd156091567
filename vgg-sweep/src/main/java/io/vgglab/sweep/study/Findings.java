package io.vgglab.sweep.study;

import io.vgglab.report.figure.Interval;
import io.vgglab.report.study.ParameterImportance;
import io.vgglab.report.study.Reference;
import io.vgglab.report.study.StudyFindings;
import io.vgglab.sweep.importance.Importance;
import io.vgglab.sweep.importance.PedAnova;
import io.vgglab.sweep.store.StoredStudy;
import io.vgglab.sweep.trial.Constraints;
import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.sweep.trial.TrialState;
import java.util.List;
import java.util.Optional;

/** What a report says about a stored study beyond its trials. */
final class Findings {

  /** Complete trials from which on importances are worked out: the best tenth is one trial then. */
  static final int LEAST_TRIALS = 10;

  private static final long SEED = 0;

  private Findings() {}

  static StudyFindings of(StoredStudy stored) {
    return new StudyFindings(
        importances(stored),
        Optional.ofNullable(stored.userAttributes().get(Ledger.ATTRIBUTE))
            .map(Ledger::lines)
            .orElse(List.of()),
        List.of());
  }

  /** Macro F1 on the test set that the source of preset {@code seed} published in 2018. */
  static List<Reference> references(String dataName) {
    return dataName.equals("cifar-10")
        ? List.of(
            new Reference("2018, without batch norm", 0.77),
            new Reference("2018, with batch norm", 0.81))
        : List.of();
  }

  private static List<ParameterImportance> importances(StoredStudy stored) {
    List<TrialRecord> complete =
        stored.trials().stream()
            .filter(trial -> trial.state() == TrialState.COMPLETE)
            .filter(trial -> Constraints.violation(trial) <= 0)
            .filter(trial -> trial.values().stream().allMatch(Double::isFinite))
            .toList();
    if (complete.size() < LEAST_TRIALS) {
      return List.of();
    }
    PedAnova anova = PedAnova.standard();
    return anova.evaluate(complete, stored.header().directions().get(0), 0, SEED).stream()
        .map(importance -> importance(importance, anova.confidence()))
        .toList();
  }

  private static ParameterImportance importance(Importance of, double level) {
    return new ParameterImportance(
        of.parameter(), Math.min(1, of.share()), new Interval(of.low(), of.high(), level));
  }
}
