package io.vgglab.cli;

import io.vgglab.sweep.store.StoredStudy;
import io.vgglab.sweep.store.StudyStore;
import io.vgglab.sweep.store.StudyStores;
import io.vgglab.sweep.study.StudyFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A study that exists, named by its file, its folder or its database. */
final class StudyPlace {

  @Parameters(
      paramLabel = "STUDY",
      description =
          "Study file (its folder is runs/NAME), study folder, database or jdbc: address.")
  private String place;

  @Option(
      names = "--study",
      paramLabel = "NAME",
      description = "Study of the database, if it has several.")
  private Optional<String> name = Optional.empty();

  /** Opens the store to read or to write. */
  StudyStore open() {
    return StudyStores.openExisting(database());
  }

  /** The study in its store. */
  StoredStudy find(StudyStore store) {
    List<String> names = store.studyNames();
    if (names.isEmpty()) {
      throw noStudy(place);
    }
    if (name.isEmpty() && names.size() == 1) {
      return store.find(names.get(0)).orElseThrow();
    }
    return name.flatMap(store::find)
        .orElseThrow(
            () ->
                new UsageException(
                    "--study must be one of "
                        + String.join(", ", names)
                        + ", but was "
                        + name.map(text -> "'" + text + "'").orElse("missing")));
  }

  /** An address is not repeated, since it may hold a password. */
  static UsageException noStudy(String place) {
    return new UsageException(
        "there is no study in "
            + (place.startsWith("jdbc:") ? "the database" : place)
            + "; give its folder or database");
  }

  private String database() {
    if (place.startsWith("jdbc:")) {
      return place;
    }
    Path path = named(place);
    return database(path).orElseThrow(() -> noStudy(path.toString())).toString();
  }

  /** The folder or database that is meant, for which the study file may stand. */
  static Path named(String place) {
    Path path = Path.of(place);
    return place.endsWith(".yaml") || place.endsWith(".yml")
        ? Path.of("runs", StudyFile.read(path).name())
        : path;
  }

  /** The database of a study folder, or itself; empty where there is none. */
  static Optional<Path> database(Path place) {
    return Optional.of(Files.isDirectory(place) ? place.resolve("study.db") : place)
        .filter(Files::isRegularFile);
  }
}
