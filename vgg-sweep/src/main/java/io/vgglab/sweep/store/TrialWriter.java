package io.vgglab.sweep.store;

import io.vgglab.sweep.space.Assignment;
import io.vgglab.sweep.store.TrialTable.Row;
import io.vgglab.sweep.trial.TrialState;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;

/**
 * What happens to trials, each method within one transaction.
 *
 * <p>A transaction may be repeated because its answer was lost. The token, new for each call of the
 * store, tells a repetition from another caller that wants the same.
 */
final class TrialWriter {

  private final TrialTable table;
  private final StudyHeader header;
  private final InstantSource clock;
  private final Map<Integer, Long> ids = new ConcurrentHashMap<>();

  TrialWriter(TrialTable table, StudyHeader header, InstantSource clock) {
    this.table = table;
    this.header = header;
    this.clock = clock;
  }

  Optional<TrialLease> claim(Handle handle, TrialClaim claim, String token) {
    table.lock(handle);
    int next = table.next(handle);
    claim.checkNext(next);
    long id =
        claim.number() == next
            ? table.insert(handle, next)
            : table.id(handle, claim.number()).orElseThrow();
    Row row = table.row(handle, id);
    TrialLease lease = new TrialLease(claim.number(), 1);
    if (row.state() != TrialState.WAITING) {
      return row.token().equals(token) ? Optional.of(lease) : Optional.empty();
    }
    table.start(handle, id, clock.instant());
    table.hold(handle, id, new RunningTrial(lease, claim.owner(), 0), token);
    ValueTable.putParameters(handle, id, claim.parameters());
    AttributeTable.TRIAL_SYSTEM.put(handle, id, claim.systemAttributes());
    return Optional.of(lease);
  }

  int enqueue(Handle handle, Assignment fixed) {
    table.lock(handle);
    int number = table.next(handle);
    long id = table.insert(handle, number);
    String json = JsonText.of(fixed.values());
    AttributeTable.TRIAL_SYSTEM.put(handle, id, Map.of("fixed_params", json));
    return number;
  }

  void report(Handle handle, TrialLease lease, int step, double value) {
    ValueTable.addReport(handle, held(handle, lease).id(), step, value);
  }

  void putAttributes(
      Handle handle, TrialLease lease, AttributeTable attributes, Map<String, String> values) {
    attributes.put(handle, held(handle, lease).id(), values);
  }

  void finish(Handle handle, TrialLease lease, TrialResult result) {
    result.checkFor(header);
    Row row = table.row(handle, id(handle, lease));
    if (isSameEnd(handle, row, lease, result)) {
      return;
    }
    check(row, lease);
    AttributeTable.TRIAL_USER.put(handle, row.id(), result.userAttributes());
    AttributeTable.TRIAL_SYSTEM.put(handle, row.id(), result.systemAttributes());
    ValueTable.addValues(handle, row.id(), result.values());
    table.end(handle, row.id(), result.state(), clock.instant());
  }

  Optional<TrialLease> reclaim(
      Handle handle, TrialLease lost, String owner, Loss loss, String token) {
    Row row = table.row(handle, id(handle, lost));
    TrialLease next = new TrialLease(lost.number(), lost.attempt() + 1);
    if (row.token().equals(token)) {
      return Optional.of(next);
    }
    if (row.state() != TrialState.RUNNING || row.attempt() != lost.attempt()) {
      return Optional.empty();
    }
    int losses = row.losses() + loss.weight();
    if (losses >= Loss.MOST) {
      table.end(handle, row.id(), TrialState.FAIL, clock.instant());
      return Optional.empty();
    }
    table.hold(handle, row.id(), new RunningTrial(next, owner, losses), token);
    return Optional.of(next);
  }

  private Row held(Handle handle, TrialLease lease) {
    Row row = table.row(handle, id(handle, lease));
    check(row, lease);
    return row;
  }

  private static void check(Row row, TrialLease lease) {
    if (row.state() != TrialState.RUNNING) {
      throw StaleAttemptException.notRunning(lease, row.state());
    }
    if (row.attempt() != lease.attempt()) {
      throw StaleAttemptException.heldBy(lease, row.attempt());
    }
  }

  private static boolean isSameEnd(Handle handle, Row row, TrialLease lease, TrialResult result) {
    return row.state() == result.state()
        && row.attempt() == lease.attempt()
        && TrialReader.values(handle, List.of(row.id()))
            .getOrDefault(row.id(), List.of())
            .equals(result.values());
  }

  private long id(Handle handle, TrialLease lease) {
    return ids.computeIfAbsent(
        lease.number(),
        number ->
            table
                .id(handle, number)
                .orElseThrow(
                    () ->
                        new IllegalArgumentException(
                            "number of a trial must be below "
                                + table.next(handle)
                                + ", but was "
                                + number)));
  }
}
