package io.vgglab.report.study;

import io.vgglab.report.figure.OrderedMap;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Where a study came from.
 *
 * @param createdAt when the report was made
 * @param studyFile the study file's text, empty where there is none
 * @param settings sampler, pruner, seed, budget and the like, by name, in the order to print
 * @param provenance machine, versions, commit and the like, by name, in the order to print
 * @param notes sentences that the page shows to its reader
 */
public record StudyContext(
    Instant createdAt,
    String studyFile,
    Map<String, String> settings,
    Map<String, String> provenance,
    List<String> notes) {

  /** Copies the collections. */
  public StudyContext {
    Objects.requireNonNull(createdAt, "createdAt");
    Objects.requireNonNull(studyFile, "studyFile");
    settings = OrderedMap.copyOf(settings);
    provenance = OrderedMap.copyOf(provenance);
    notes = List.copyOf(notes);
  }

  /** A study of which only the moment of the report is known. */
  public static StudyContext at(Instant createdAt) {
    return new StudyContext(createdAt, "", Map.of(), Map.of(), List.of());
  }
}
