package io.vgglab.sweep.store;

import io.vgglab.sweep.store.TrialReader.Head;
import io.vgglab.sweep.trial.TrialRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The trials of a study as last read: finished ones never change and are kept. Thread-safe. */
final class TrialHistory {

  private final long study;
  private final TrialReader reader = new TrialReader();

  /** The trials from number 0 on that have all finished. */
  private final List<TrialRecord> settled = new ArrayList<>();

  /** Finished trials behind one that has not. */
  private final Map<Long, TrialRecord> finished = new HashMap<>();

  TrialHistory(long study) {
    this.study = study;
  }

  /** All trials in order. */
  synchronized List<TrialRecord> read(Handle handle) {
    List<Head> heads = reader.heads(handle, study, settled.size());
    List<Head> unknown = heads.stream().filter(head -> !finished.containsKey(head.id())).toList();
    Map<Long, TrialRecord> fresh = new HashMap<>();
    List<TrialRecord> details = reader.details(handle, unknown);
    for (int i = 0; i < unknown.size(); i++) {
      TrialRecord trial = details.get(i);
      Map<Long, TrialRecord> into = trial.state().isFinished() ? finished : fresh;
      into.put(unknown.get(i).id(), trial);
    }
    List<TrialRecord> later =
        heads.stream().map(head -> finished.getOrDefault(head.id(), fresh.get(head.id()))).toList();
    List<TrialRecord> all = new ArrayList<>(settled);
    all.addAll(later);
    settle(heads, later);
    return Collections.unmodifiableList(all);
  }

  /** Takes finished trials that follow on the settled ones out of later reads. */
  private void settle(List<Head> heads, List<TrialRecord> trials) {
    for (int i = 0; i < trials.size(); i++) {
      TrialRecord trial = trials.get(i);
      if (!trial.state().isFinished() || trial.number() != settled.size()) {
        return;
      }
      settled.add(trial);
      finished.remove(heads.get(i).id());
    }
  }
}
