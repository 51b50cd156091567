package io.vgglab.sweep.store;

import io.vgglab.sweep.trial.TrialState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** The rows of trials and of who holds them. */
final class TrialTable {

  /** A trial's row joined with its holder's; attempt 0 and empty text without a holder. */
  record Row(
      long id, int number, TrialState state, int attempt, int losses, String owner, String token) {

    RunningTrial running() {
      return new RunningTrial(new TrialLease(number, attempt), owner, losses);
    }
  }

  private static final String ROW =
      "SELECT t.trial_id, t.number, t.state, COALESCE(v.attempt, 0), COALESCE(v.losses, 0),"
          + " COALESCE(v.owner, ''), COALESCE(v.token, '')"
          + " FROM trials t LEFT JOIN vgglab_trials v ON v.trial_id = t.trial_id WHERE ";

  private static final RowMapper<Row> MAPPER =
      (row, context) ->
          new Row(
              row.getLong(1),
              row.getInt(2),
              TrialState.valueOf(row.getString(3)),
              row.getInt(4),
              row.getInt(5),
              row.getString(6),
              row.getString(7));

  private final Dialect dialect;
  private final long study;

  TrialTable(Dialect dialect, long study) {
    this.dialect = dialect;
    this.study = study;
  }

  /** Lets this transaction alone add trials to the study. */
  void lock(Handle handle) {
    lock(handle, "studies", "study_id", study);
  }

  /** The number that the next trial gets. */
  int next(Handle handle) {
    return handle
        .createQuery("SELECT COUNT(*) FROM trials WHERE study_id = :study")
        .bind("study", study)
        .mapTo(Integer.class)
        .one();
  }

  /** Adds a WAITING trial and gives its id. */
  long insert(Handle handle, int number) {
    long id = inserted(handle, number);
    // left by a trial that was deleted with Optuna, which checks no foreign keys in SQLite
    handle.createUpdate("DELETE FROM vgglab_trials WHERE trial_id = :id").bind("id", id).execute();
    return id;
  }

  private long inserted(Handle handle, int number) {
    return handle
        .createQuery(
            "INSERT INTO trials (number, study_id, state) VALUES (:number, :study, 'WAITING')"
                + " RETURNING trial_id")
        .bind("number", number)
        .bind("study", study)
        .mapTo(Long.class)
        .one();
  }

  /** The trial of an id, which this transaction alone may change from now on. */
  Row row(Handle handle, long id) {
    // first the lock, then the row: what a query that waited for a lock has joined is out of date
    lock(handle, "trials", "trial_id", id);
    return handle.createQuery(ROW + "t.trial_id = :id").bind("id", id).map(MAPPER).one();
  }

  /** The id of a trial's number, if there is such a trial. */
  Optional<Long> id(Handle handle, int number) {
    return handle
        .createQuery("SELECT trial_id FROM trials WHERE study_id = :study AND number = :number")
        .bind("study", study)
        .bind("number", number)
        .mapTo(Long.class)
        .findOne();
  }

  /** The running trials in order. */
  List<RunningTrial> running(Handle handle) {
    return handle
        .createQuery(ROW + "t.study_id = :study AND t.state = 'RUNNING' ORDER BY t.number")
        .bind("study", study)
        .map(MAPPER)
        .map(Row::running)
        .list();
  }

  /** The running trials in order, in a database without a table of holders. */
  List<RunningTrial> foreign(Handle handle) {
    return handle
        .createQuery(
            "SELECT number FROM trials WHERE study_id = :study AND state = 'RUNNING'"
                + " ORDER BY number")
        .bind("study", study)
        .mapTo(Integer.class)
        .map(number -> new RunningTrial(new TrialLease(number, 0), "", 0))
        .list();
  }

  /** Makes a trial RUNNING since an instant. */
  void start(Handle handle, long id, Instant since) {
    handle
        .createUpdate(
            "UPDATE trials SET state = 'RUNNING', datetime_start = :since WHERE trial_id = :id")
        .bind("since", StoredTime.write(since))
        .bind("id", id)
        .execute();
  }

  /** Makes a trial finished at an instant. */
  void end(Handle handle, long id, TrialState state, Instant at) {
    handle
        .createUpdate(
            "UPDATE trials SET state = :state, datetime_complete = :at WHERE trial_id = :id")
        .bind("state", state.name())
        .bind("at", StoredTime.write(at))
        .bind("id", id)
        .execute();
  }

  /** Stores who holds a trial. */
  void hold(Handle handle, long id, RunningTrial holder, String token) {
    handle
        .createUpdate(
            "INSERT INTO vgglab_trials (trial_id, attempt, losses, owner, token)"
                + " VALUES (:id, :attempt, :losses, :owner, :token)"
                + " ON CONFLICT (trial_id) DO UPDATE SET attempt = excluded.attempt,"
                + " losses = excluded.losses, owner = excluded.owner, token = excluded.token")
        .bind("id", id)
        .bind("attempt", holder.lease().attempt())
        .bind("losses", holder.losses())
        .bind("owner", holder.owner())
        .bind("token", token)
        .execute();
  }

  private void lock(Handle handle, String table, String key, long id) {
    String query = "SELECT " + key + " FROM " + table + " WHERE " + key + " = :id";
    boolean exists =
        handle
            .createQuery(query + dialect.rowLock())
            .bind("id", id)
            .mapTo(Long.class)
            .findOne()
            .isPresent();
    if (!exists) {
      throw new StoreException("row " + id + " of " + table + " must exist, but was deleted");
    }
  }
}
