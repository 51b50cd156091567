package io.vgglab.sweep.store;

import io.vgglab.sweep.space.Assignment;
import io.vgglab.sweep.trial.TrialRecord;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/** A study in a database: one transaction around each step. */
final class JdbcStudy implements StoredStudy {

  private final Database database;
  private final Schema schema;
  private final long id;
  private final StudyHeader header;
  private final TrialTable trials;
  private final TrialWriter writer;
  private final TrialHistory history;
  private final RunTable runs;
  private volatile boolean ownTables;
  private volatile boolean created;

  JdbcStudy(Database database, InstantSource clock, long id, StudyHeader header) {
    this.database = database;
    this.schema = new Schema(database);
    this.id = id;
    this.header = header;
    this.trials = new TrialTable(database.dialect(), id);
    this.writer = new TrialWriter(trials, header, clock);
    this.history = new TrialHistory(id);
    this.runs = new RunTable(database.dialect(), id);
  }

  @Override
  public StudyHeader header() {
    return header;
  }

  @Override
  public Optional<StudySettings> settings() {
    return database.read(
        handle -> hasOwn(handle) ? SettingsTable.read(handle, id) : Optional.empty());
  }

  @Override
  public void saveSettings(StudySettings settings) {
    change(handle -> SettingsTable.put(handle, id, settings));
  }

  @Override
  public Map<String, String> userAttributes() {
    return database.read(handle -> AttributeTable.STUDY_USER.read(handle, id));
  }

  @Override
  public Map<String, String> systemAttributes() {
    return database.read(handle -> AttributeTable.STUDY_SYSTEM.read(handle, id));
  }

  @Override
  public void putUserAttribute(String name, String json) {
    JsonText.check(name, json);
    change(handle -> AttributeTable.STUDY_USER.put(handle, id, Map.of(name, json)));
  }

  @Override
  public void putSystemAttribute(String name, String json) {
    JsonText.check(name, json);
    change(handle -> AttributeTable.STUDY_SYSTEM.put(handle, id, Map.of(name, json)));
  }

  @Override
  public List<TrialRecord> trials() {
    return database.read(history::read);
  }

  @Override
  public Optional<TrialLease> claim(TrialClaim claim) {
    String token = UUID.randomUUID().toString();
    return write(handle -> writer.claim(handle, claim, token));
  }

  @Override
  public int enqueue(Assignment fixed) {
    return write(handle -> writer.enqueue(handle, fixed));
  }

  @Override
  public void report(TrialLease lease, int step, double value) {
    if (step < 0) {
      throw new IllegalArgumentException("step must not be negative, but was " + step);
    }
    change(handle -> writer.report(handle, lease, step, value));
  }

  @Override
  public void putUserAttributes(TrialLease lease, Map<String, String> attributes) {
    Map<String, String> checked = JsonText.checked(attributes);
    change(handle -> writer.putAttributes(handle, lease, AttributeTable.TRIAL_USER, checked));
  }

  @Override
  public void putSystemAttributes(TrialLease lease, Map<String, String> attributes) {
    Map<String, String> checked = JsonText.checked(attributes);
    change(handle -> writer.putAttributes(handle, lease, AttributeTable.TRIAL_SYSTEM, checked));
  }

  @Override
  public void finish(TrialLease lease, TrialResult result) {
    change(handle -> writer.finish(handle, lease, result));
  }

  @Override
  public List<RunningTrial> running() {
    return database.read(
        handle -> hasOwn(handle) ? trials.running(handle) : trials.foreign(handle));
  }

  @Override
  public Optional<TrialLease> reclaim(TrialLease lost, String owner, Loss loss) {
    String token = UUID.randomUUID().toString();
    return write(handle -> writer.reclaim(handle, lost, owner, loss, token));
  }

  @Override
  public Optional<StudyRun> beginAlone(StudyRun run, Duration grace) {
    return write(
        handle -> {
          trials.lock(handle);
          Optional<StudyRun> other =
              runs.all(handle).stream()
                  .filter(status -> status.isAlive(grace) && !status.run().id().equals(run.id()))
                  .map(RunStatus::run)
                  .findFirst();
          if (other.isEmpty()) {
            runs.begin(handle, run);
          }
          return other;
        });
  }

  @Override
  public void begin(StudyRun run) {
    change(
        handle -> {
          trials.lock(handle);
          runs.begin(handle, run);
        });
  }

  @Override
  public void heartbeat(StudyRun run) {
    change(handle -> runs.heartbeat(handle, run));
  }

  @Override
  public void end(StudyRun run) {
    change(handle -> runs.end(handle, run));
  }

  @Override
  public List<RunStatus> runs() {
    return database.read(handle -> hasOwn(handle) ? runs.all(handle) : List.of());
  }

  @Override
  public void requestStop(StudyRun run, StopRequest request) {
    change(handle -> runs.requestStop(handle, run, request));
  }

  @Override
  public Optional<StopRequest> stopRequest(StudyRun run) {
    return database.read(
        handle ->
            created || schema.hasStops(handle) ? runs.stopRequest(handle, run) : Optional.empty());
  }

  private void change(Consumer<Handle> work) {
    write(
        handle -> {
          work.accept(handle);
          return true;
        });
  }

  private <T> T write(Database.Work<T> work) {
    T result =
        database.write(
            handle -> {
              if (!created) {
                schema.create(handle);
              }
              return work.with(handle);
            });
    created = true;
    ownTables = true;
    return result;
  }

  private boolean hasOwn(Handle handle) {
    ownTables = ownTables || schema.hasOwn(handle);
    return ownTables;
  }
}
