package io.vgglab.sweep.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** The tables of a study database: Optuna's, and our own beside them. */
final class Schema {

  private static final String OWN = "vgglab_trials";

  /** The table that databases of earlier versions lack. */
  private static final String NEWEST_OWN = "vgglab_stops";

  /** Revisions with the tables and columns used here; the later one only adds an index. */
  private static final List<String> REVISIONS = List.of("v3.0.0.d", "v3.2.0.a");

  private final Database database;

  Schema(Database database) {
    this.database = database;
  }

  /**
   * Checks that the database is empty or holds studies.
   *
   * @return whether it holds the tables for studies
   * @throws StoreException if it holds something else, or another revision of the schema
   */
  boolean check() {
    return database.read(
        handle -> {
          Set<String> tables = tables(handle);
          if (tables.contains("studies")) {
            checkRevision(handle, tables);
            return true;
          }
          if (!tables.isEmpty()) {
            throw new StoreException(
                database.place() + " must be a study database, but has other tables");
          }
          return false;
        });
  }

  /** Creates what is missing. */
  void create(Handle handle) {
    handle.execute(database.dialect().schemaLock());
    Set<String> tables = tables(handle);
    if (!tables.contains("studies")) {
      run(handle, database.dialect().schema());
    }
    if (!tables.contains(NEWEST_OWN)) {
      run(handle, "own-tables.sql");
    }
  }

  /** Tells whether our own tables exist; a database that Optuna alone has written lacks them. */
  boolean hasOwn(Handle handle) {
    return tables(handle).contains(OWN);
  }

  /** Tells whether somebody can have asked a run to stop, which earlier versions did not know. */
  boolean hasStops(Handle handle) {
    return tables(handle).contains(NEWEST_OWN);
  }

  private void checkRevision(Handle handle, Set<String> tables) {
    List<String> found =
        tables.contains("alembic_version")
            ? handle
                .createQuery("SELECT version_num FROM alembic_version")
                .mapTo(String.class)
                .list()
            : List.of();
    if (!REVISIONS.containsAll(found)) {
      throw new StoreException(
          "schema revision of "
              + database.place()
              + " must be one of "
              + REVISIONS
              + ", but was "
              + String.join(", ", found)
              + "; optuna storage upgrade brings an older one up to date");
    }
  }

  private Set<String> tables(Handle handle) {
    return new HashSet<>(
        handle.createQuery(database.dialect().tables()).mapTo(String.class).list());
  }

  private static void run(Handle handle, String resource) {
    for (String statement : text(resource).split(";\\s*\n", 0)) {
      handle.execute(statement);
    }
  }

  private static String text(String resource) {
    try (InputStream in = Schema.class.getResourceAsStream(resource)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.replaceAll("(?m)^--.*\n", "").strip() + "\n";
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }
}
