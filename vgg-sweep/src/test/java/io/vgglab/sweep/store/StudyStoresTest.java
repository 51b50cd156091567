package io.vgglab.sweep.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StudyStoresTest {

  @TempDir Path folder;

  @Test
  void path_andSqliteUrl_areTheSamePlace() {
    Path file = folder.resolve("a study.db");
    try (StudyStore store = StudyStores.open(file.toString())) {
      store.openOrCreate(StoreFixture.HEADER);
    }

    try (StudyStore store = StudyStores.open("jdbc:sqlite:" + file)) {
      assertThat(store.studyNames()).containsExactly("vgg");
    }
  }

  @Test
  void newFile_hasNoStudies() {
    try (StudyStore store = StudyStores.open(folder.resolve("new.db").toString())) {
      assertThat(store.studyNames()).isEmpty();
      assertThat(store.find("vgg")).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"jdbc:mysql://host/db", "sqlite:///study.db", "postgresql://host/db", "", "a?b"})
  void otherPlace_isRefused(String place) {
    assertThatThrownBy(() -> StudyStores.open(place))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith(
            "study database must be a path, jdbc:sqlite:PATH or jdbc:postgresql://HOST/DATABASE,"
                + " but was \"");
  }

  @Test
  void refusedPlace_hidesItsPassword() {
    assertThatThrownBy(() -> StudyStores.open("jdbc:mysql://host/db?password=secret"))
        .hasMessageEndingWith("but was \"jdbc:mysql://host/db?...\"");
  }

  @Test
  void folder_isRefused() {
    assertThatThrownBy(() -> StudyStores.open(folder.toString()))
        .isInstanceOf(StoreException.class)
        .hasMessage(
            "study database must be a file, but " + folder + " is a folder; name a file in it");
  }

  @Test
  void missingFolder_isRefused() {
    Path file = folder.resolve("none").resolve("study.db");

    assertThatThrownBy(() -> StudyStores.open(file.toString()))
        .isInstanceOf(StoreException.class)
        .hasMessage("folder of study database " + file + " must exist; create " + file.getParent());
  }

  @Test
  void missingFile_isRefusedWhereItMustExist() {
    Path file = folder.resolve("study.db");

    assertThatThrownBy(() -> StudyStores.openExisting(file.toString()))
        .isInstanceOf(StoreException.class)
        .hasMessage("study database " + file + " must be a file, but there is none");
    assertThat(file).doesNotExist();
  }

  @Test
  void textFile_isRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("study.yaml"), "name: vgg\n".repeat(200));

    assertThatThrownBy(() -> StudyStores.open(file.toString()))
        .isInstanceOf(StoreException.class)
        .hasMessage(
            "cannot use study database "
                + file
                + ": it is not an SQLite database; name another file");
    assertThatThrownBy(() -> StudyStores.openExisting(file.toString()))
        .isInstanceOf(StoreException.class);
  }

  @Test
  void unwritableFolder_isOneClearLine() {
    assertThatThrownBy(() -> StudyStores.open("/proc/study.db"))
        .isInstanceOf(StoreException.class)
        .hasMessage(
            "cannot use study database /proc/study.db: it cannot be opened; check that its folder"
                + " exists and is writable");
  }

  @Test
  void unreachableServer_isOneClearLine() {
    assertThatThrownBy(
            () -> StudyStores.open("jdbc:postgresql://localhost:1/vgg?password=secret&user=me"))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith(
            "cannot use study database jdbc:postgresql://localhost:1/vgg: the server cannot be"
                + " reached; check host, port and network")
        .hasMessageNotContaining("secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://db?user=me&password=secret",
        "jdbc:postgresql://db/lab/vgg?password=secret",
        "jdbc:postgresql://db:port/vgg?password=secret",
        "jdbc:postgresql://me:secret@db",
        "jdbc:postgresql://me:sec/secret@db/lab",
        "jdbc:postgresql://me:se@secret@db/lab"
      })
  void addressThatTheDriverCannotRead_isNotRepeatedWithItsPassword(String place) {
    PrintStream before = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      assertThatThrownBy(() -> StudyStores.open(place))
          .isInstanceOf(StoreException.class)
          .hasMessageStartingWith("study database must be a path, jdbc:sqlite:PATH or jdbc:")
          .hasMessageNotContaining("secret");
    } finally {
      System.setErr(before);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8)).doesNotContain("secret");
  }

  @Test
  void walModeOfAnotherProgram_isLeftAsItIs() throws SQLException {
    Path file = folder.resolve("theirs.db");
    try (StudyStore store = StudyStores.open(file.toString())) {
      store.openOrCreate(StoreFixture.HEADER);
    }
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      for (String table : ownTables(statement)) {
        statement.execute("DROP TABLE " + table);
      }
      statement.execute("PRAGMA journal_mode=WAL");
    }

    try (StudyStore store = StudyStores.openExisting(file.toString())) {
      assertThat(store.studyNames()).containsExactly("vgg");
    }

    assertThat(file).satisfies(it -> assertThat(Files.readAllBytes(it)[18]).isEqualTo((byte) 2));
  }

  private static List<String> ownTables(Statement statement) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (ResultSet rows =
        statement.executeQuery("SELECT name FROM sqlite_master WHERE name LIKE 'vgglab%'")) {
      while (rows.next()) {
        tables.add(rows.getString(1));
      }
    }
    return tables;
  }
}
