package io.vgglab.sweep.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vgglab.report.study.LedgerLine;
import io.vgglab.sweep.pruner.BracketLedger;
import io.vgglab.sweep.pruner.HyperbandPruner;
import io.vgglab.sweep.pruner.RoundsPruner;
import io.vgglab.sweep.rounds.HyperbandRounds;
import io.vgglab.sweep.rounds.RoundsLedger;
import io.vgglab.sweep.trial.TrialRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What each part of a Hyperband was meant to train and what it trained, kept as the study's user
 * attribute {@code vgglab:ledger} so that reports need the database alone.
 */
final class Ledger {

  static final String ATTRIBUTE = "vgglab:ledger";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int VERSION = 1;

  private Ledger() {}

  /** The ledger as JSON with a version; empty for another pruner. */
  static Optional<String> json(StudySpec spec, List<TrialRecord> trials) {
    ObjectNode root = JSON.createObjectNode().put("version", VERSION);
    ArrayNode lines = root.putArray("lines");
    if (spec.pruner() instanceof HyperbandPruner hyperband) {
      BracketLedger.of(hyperband, trials)
          .lines()
          .forEach(
              line ->
                  lines
                      .addObject()
                      .put("part", "bracket " + line.bracket())
                      .put("trials", line.trials())
                      .put("pruned", line.pruned())
                      .put("plannedEpochs", line.plannedSteps())
                      .put("spentEpochs", line.spentSteps()));
      return Optional.of(root.toString());
    }
    if (spec.pruner() instanceof RoundsPruner rounds) {
      RoundsLedger.of(HyperbandRounds.of(rounds), trials)
          .lines()
          .forEach(
              line ->
                  lines
                      .addObject()
                      .put("part", line.round().role().describe(rounds.iterations()))
                      .put("trials", line.trials())
                      .put("plannedTrials", line.round().size())
                      .put("pruned", line.pruned())
                      .put("plannedEpochs", line.round().plannedEpochs())
                      .put("spentEpochs", line.spentEpochs()));
      return Optional.of(root.toString());
    }
    return Optional.empty();
  }

  /** The lines of a ledger; versions before could store a sum below 0 of spent epochs. */
  static List<LedgerLine> lines(String json) {
    List<LedgerLine> lines = new ArrayList<>();
    try {
      for (JsonNode line : JSON.readTree(json).path("lines")) {
        lines.add(
            new LedgerLine(
                line.path("part").asText(),
                line.path("trials").asInt(),
                line.path("plannedTrials").asInt(),
                line.path("pruned").asInt(),
                line.path("plannedEpochs").asLong(),
                Math.max(0, line.path("spentEpochs").asLong())));
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("attribute " + ATTRIBUTE + " must be JSON", e);
    }
    return lines;
  }
}
