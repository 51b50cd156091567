package io.vgglab.sweep.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The rows of the runs of one study; heartbeats are by the clock of the database. */
final class RunTable {

  private final Dialect dialect;
  private final long study;

  RunTable(Dialect dialect, long study) {
    this.dialect = dialect;
    this.study = study;
  }

  void begin(Handle handle, StudyRun run) {
    handle
        .createUpdate(
            "INSERT INTO vgglab_runs (run_id, study_id, position, host, kernel, pid,"
                + " process_started, heartbeat, ended) VALUES (:id, :study,"
                + " (SELECT COALESCE(MAX(position), 0) + 1 FROM vgglab_runs), :host, :kernel, :pid,"
                + " :started, "
                + dialect.now()
                + ", 0) ON CONFLICT (run_id) DO UPDATE SET heartbeat = "
                + dialect.now()
                + ", ended = 0")
        .bind("id", run.id())
        .bind("study", study)
        .bind("host", run.host())
        .bind("kernel", run.kernel())
        .bind("pid", run.pid())
        .bind("started", run.processStarted().toEpochMilli())
        .execute();
  }

  void heartbeat(Handle handle, StudyRun run) {
    update(handle, run, "heartbeat = " + dialect.now());
  }

  void end(Handle handle, StudyRun run) {
    update(handle, run, "ended = 1");
  }

  List<RunStatus> all(Handle handle) {
    return handle
        .createQuery(
            "SELECT run_id, host, kernel, pid, process_started, "
                + dialect.silence()
                + ", ended FROM vgglab_runs WHERE study_id = :study ORDER BY position")
        .bind("study", study)
        .map(
            (row, context) ->
                new RunStatus(
                    new StudyRun(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getLong(4),
                        Instant.ofEpochMilli(row.getLong(5))),
                    Duration.ofMillis(Math.round(row.getDouble(6) * 1000)),
                    row.getInt(7) == 1))
        .list();
  }

  void requestStop(Handle handle, StudyRun run, StopRequest request) {
    handle
        .createUpdate(
            "INSERT INTO vgglab_stops (run_id, request) VALUES (:id, :request)"
                + " ON CONFLICT (run_id) DO UPDATE SET request = excluded.request")
        .bind("id", run.id())
        .bind("request", request.name())
        .execute();
  }

  Optional<StopRequest> stopRequest(Handle handle, StudyRun run) {
    return handle
        .createQuery("SELECT request FROM vgglab_stops WHERE run_id = :id")
        .bind("id", run.id())
        .mapTo(String.class)
        .findOne()
        .map(StopRequest::valueOf);
  }

  private static void update(Handle handle, StudyRun run, String change) {
    handle
        .createUpdate("UPDATE vgglab_runs SET " + change + " WHERE run_id = :id")
        .bind("id", run.id())
        .execute();
  }
}
