package io.vgglab.sweep.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.report.study.LedgerLine;
import org.junit.jupiter.api.Test;

class LedgerTest {

  /** As versions before stored it where a promoted trial had stopped early. */
  @Test
  void sumBelowZero_isReadAsNothingSpent() {
    String json =
        """
        {"version": 1, "lines": [{"part": "bracket 2, round 2", "trials": 1, "plannedTrials": 1,
         "pruned": 0, "plannedEpochs": 6, "spentEpochs": -1}]}
        """;

    assertThat(Ledger.lines(json))
        .containsExactly(new LedgerLine("bracket 2, round 2", 1, 1, 0, 6, 0));
  }
}
