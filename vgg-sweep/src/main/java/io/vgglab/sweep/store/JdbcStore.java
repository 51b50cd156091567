package io.vgglab.sweep.store;

import io.vgglab.sweep.trial.Direction;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Studies in a database. */
final class JdbcStore implements StudyStore {

  private final Database database;
  private final InstantSource clock;
  private final Schema schema;

  JdbcStore(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
    this.schema = new Schema(database);
  }

  @Override
  public List<String> studyNames() {
    return schema.check()
        ? database.read(
            handle ->
                handle
                    .createQuery("SELECT study_name FROM studies ORDER BY study_id")
                    .mapTo(String.class)
                    .list())
        : List.of();
  }

  @Override
  public Optional<StoredStudy> find(String name) {
    return schema.check()
        ? database.read(handle -> id(handle, name).map(id -> open(handle, id, name)))
        : Optional.empty();
  }

  @Override
  public StoredStudy openOrCreate(StudyHeader header) {
    schema.check();
    StoredStudy study =
        database.write(
            handle -> {
              schema.create(handle);
              long id = id(handle, header.name()).orElseGet(() -> insert(handle, header));
              return open(handle, id, header.name());
            });
    study.header().checkSameDirections(header);
    return study;
  }

  @Override
  public void close() {
    database.close();
  }

  private StoredStudy open(Handle handle, long id, String name) {
    return new JdbcStudy(database, clock, id, header(handle, id, name));
  }

  private static Optional<Long> id(Handle handle, String name) {
    return handle
        .createQuery("SELECT study_id FROM studies WHERE study_name = :name")
        .bind("name", name)
        .mapTo(Long.class)
        .findOne();
  }

  private static long insert(Handle handle, StudyHeader header) {
    long id =
        handle
            .createQuery("INSERT INTO studies (study_name) VALUES (:name) RETURNING study_id")
            .bind("name", header.name())
            .mapTo(Long.class)
            .one();
    forget(handle, id);
    for (int objective = 0; objective < header.directions().size(); objective++) {
      handle
          .createUpdate(
              "INSERT INTO study_directions (direction, study_id, objective)"
                  + " VALUES (:direction, :study, :objective)")
          .bind("direction", header.directions().get(objective).name())
          .bind("study", id)
          .bind("objective", objective)
          .execute();
    }
    AttributeTable.STUDY_SYSTEM.put(handle, id, header.systemAttributes());
    return id;
  }

  /**
   * Whoever deletes a study in SQLite with Optuna leaves our rows, since it checks no foreign keys,
   * and SQLite gives the id to the next study.
   */
  private static void forget(Handle handle, long id) {
    for (String table : List.of("vgglab_studies", "vgglab_runs")) {
      handle
          .createUpdate("DELETE FROM " + table + " WHERE study_id = :id")
          .bind("id", id)
          .execute();
    }
  }

  private static StudyHeader header(Handle handle, long id, String name) {
    List<Direction> directions =
        handle
            .createQuery(
                "SELECT direction FROM study_directions WHERE study_id = :id ORDER BY objective")
            .bind("id", id)
            .mapTo(String.class)
            .map(Direction::valueOf)
            .list();
    Map<String, String> attributes = AttributeTable.STUDY_SYSTEM.read(handle, id);
    List<String> names = JsonText.texts(attributes.getOrDefault("study:metric_names", "[]"));
    boolean fit = names.size() == directions.size();
    return new StudyHeader(name, directions, fit ? names : List.of());
  }
}
