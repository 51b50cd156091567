package io.vgglab.sweep.store;

import io.vgglab.sweep.store.TrialReader.Head;
import io.vgglab.sweep.trial.TrialRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The trials of a study as last read: finished ones never change and are kept. Thread-safe. */
final class TrialHistory {

  private final long study;
  private final TrialReader reader = new TrialReader();
  private final Map<Long, TrialRecord> finished = new HashMap<>();

  TrialHistory(long study) {
    this.study = study;
  }

  /** All trials in order. */
  synchronized List<TrialRecord> read(Handle handle) {
    List<Head> heads = reader.heads(handle, study);
    List<Head> unknown = heads.stream().filter(head -> !finished.containsKey(head.id())).toList();
    Map<Long, TrialRecord> fresh = new HashMap<>();
    List<TrialRecord> details = reader.details(handle, unknown);
    for (int i = 0; i < unknown.size(); i++) {
      TrialRecord trial = details.get(i);
      Map<Long, TrialRecord> into = trial.state().isFinished() ? finished : fresh;
      into.put(unknown.get(i).id(), trial);
    }
    return heads.stream()
        .map(head -> finished.getOrDefault(head.id(), fresh.get(head.id())))
        .toList();
  }
}
