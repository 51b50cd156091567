package io.vgglab.sweep.store;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.regex.Pattern;

/**
 * Opens stores by where they are: the path of an SQLite file, {@code jdbc:sqlite:PATH}, or {@code
 * jdbc:postgresql://HOST[:PORT]/DATABASE[?user=USER]}, where a password is best kept in {@code
 * ~/.pgpass}.
 */
public final class StudyStores {

  private static final String SQLITE = "jdbc:sqlite:";
  private static final String POSTGRESQL = "jdbc:postgresql:";
  private static final Pattern ADDRESS = Pattern.compile("(jdbc:|[a-z+0-9]+://).*");

  private StudyStores() {}

  /**
   * Opens a store to work on; an SQLite file is created if missing.
   *
   * @throws StoreException if there is no such place or it holds something else
   */
  public static StudyStore open(String place) {
    return open(place, InstantSource.system());
  }

  /** As {@link #open(String)}, with times from a clock. */
  public static StudyStore open(String place, InstantSource clock) {
    if (place.startsWith(POSTGRESQL)) {
      return checked(new PostgresDatabase(place), clock);
    }
    Path file = file(place);
    Path folder = file.toAbsolutePath().getParent();
    if (!Files.isDirectory(folder)) {
      throw new StoreException(
          "folder of study database " + file + " must exist; create " + folder);
    }
    return checked(new SqliteDatabase(file, true), clock);
  }

  /**
   * Opens a store that exists, such as to report on it; opening it writes nothing. A journal of
   * Optuna's is read only.
   *
   * @throws StoreException if it does not exist or holds something else
   */
  public static StudyStore openExisting(String place) {
    if (place.startsWith(POSTGRESQL)) {
      return open(place);
    }
    Path file = file(place);
    if (!Files.isRegularFile(file)) {
      throw new StoreException("study database " + file + " must be a file, but there is none");
    }
    if (JournalFile.isJournal(file)) {
      return new JournalFile(file);
    }
    return checked(new SqliteDatabase(file, false), InstantSource.system());
  }

  private static StudyStore checked(Database database, InstantSource clock) {
    try {
      new Schema(database).check();
      return new JdbcStore(database, clock);
    } catch (StoreException e) {
      database.close();
      throw e;
    }
  }

  private static Path file(String place) {
    String path = place.startsWith(SQLITE) ? place.substring(SQLITE.length()) : place;
    if (path.isBlank() || path.contains("?") || ADDRESS.matcher(path).matches()) {
      throw notAPlace(place);
    }
    try {
      Path file = Path.of(path);
      if (Files.isDirectory(file)) {
        throw new StoreException(
            "study database must be a file, but " + file + " is a folder; name a file in it");
      }
      return file;
    } catch (InvalidPathException e) {
      throw notAPlace(place);
    }
  }

  /** Without what may hold a password. */
  static StoreException notAPlace(String place) {
    return new StoreException(
        "study database must be a path, jdbc:sqlite:PATH or jdbc:postgresql://HOST/DATABASE, but"
            + " was \""
            + place.replaceFirst("[?].*", "?...").replaceFirst("//.*@", "//...@")
            + "\"");
  }
}
