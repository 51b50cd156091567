package io.vgglab.report.study;

import io.vgglab.report.figure.Mistake;
import java.util.List;

/**
 * What was worked out about a study beyond its trials; each list may be empty.
 *
 * @param importances of the parameters, greatest first
 * @param ledger of a Hyperband, part by part
 * @param mistakes images that the best trial got wrong, the surest first
 */
public record StudyFindings(
    List<ParameterImportance> importances, List<LedgerLine> ledger, List<Mistake> mistakes) {

  private static final StudyFindings NONE = new StudyFindings(List.of(), List.of(), List.of());

  /** Copies the lists. */
  public StudyFindings {
    importances = List.copyOf(importances);
    ledger = List.copyOf(ledger);
    mistakes = List.copyOf(mistakes);
  }

  /** The same findings with images that the best trial got wrong. */
  public StudyFindings withMistakes(List<Mistake> newMistakes) {
    return new StudyFindings(importances, ledger, newMistakes);
  }

  /** Nothing worked out. */
  public static StudyFindings none() {
    return NONE;
  }
}
