package io.vgglab.sweep.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vgglab.sweep.space.Assignment;
import io.vgglab.sweep.space.DistributionJson;
import io.vgglab.sweep.space.FloatRange;
import io.vgglab.sweep.trial.Direction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest extends StudyStoreContract {

  @TempDir Path folder;
  private final List<StudyStore> reopened = new ArrayList<>();

  @Override
  StudyStore create(InstantSource clock) {
    return StudyStores.open(file().toString(), clock);
  }

  @Override
  public StudyStore reopen() {
    reopened.add(StudyStores.open(file().toString(), () -> START));
    return reopened.get(reopened.size() - 1);
  }

  @AfterEach
  void closeReopened() {
    reopened.forEach(StudyStore::close);
  }

  @Test
  void closedFile_isOnePlainFile() throws IOException {
    claim(0);

    store.close();

    assertThat(folder).isDirectoryContaining(file()::equals);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file());
    }
    // bytes 18 and 19 of the header: 1 for a rollback journal, 2 for WAL
    assertThat(Files.readAllBytes(file())[18]).isEqualTo((byte) 1);
  }

  @Test
  void lastStoreToClose_leavesOnePlainFile() throws IOException {
    StudyStore other = reopen();
    other.find("vgg").orElseThrow().trials();

    store.close();
    assertThat(Files.readAllBytes(file())[18]).isEqualTo((byte) 2);

    other.close();
    assertThat(Files.readAllBytes(file())[18]).isEqualTo((byte) 1);
  }

  @Test
  void schema_isOptunas() {
    try (SqliteDatabase database = new SqliteDatabase(file(), false)) {
      assertThat(
              database.<List<String>>read(
                  handle ->
                      handle
                          .createQuery(
                              "SELECT schema_version || ' ' || version_num"
                                  + " FROM version_info, alembic_version")
                          .mapTo(String.class)
                          .list()))
          .containsExactly("12 v3.2.0.a");
    }
  }

  @Test
  void times_areUtcTextWithSixDigits() {
    claim(0);

    try (SqliteDatabase database = new SqliteDatabase(file(), false)) {
      assertThat(
              database.<String>read(
                  handle ->
                      handle
                          .createQuery("SELECT datetime_start FROM trials")
                          .mapTo(String.class)
                          .one()))
          .isEqualTo("2026-11-25 10:00:00.123456");
    }
  }

  /** As Optuna's {@code add_trial} leaves it, with values that our space has no longer. */
  @Test
  void valuesOfAWaitingTrial_giveWayToThoseThatAreTrained() {
    study().enqueue(Assignment.empty());
    execute(
        "INSERT INTO trial_params (trial_id, param_name, param_value, distribution_json) VALUES"
            + " (1, 'learningRate', 0.5, '"
            + DistributionJson.write(FloatRange.of(0, 1))
            + "'), (1, 'foo', 1.0, '"
            + DistributionJson.write(FloatRange.of(0, 1))
            + "')");
    assertThat(study().trials().get(0).assignment().names()).contains("foo");

    claim(0);

    assertThat(reopened().trials().get(0).parameters()).isEqualTo(StoreFixture.parameters());
  }

  @Test
  void databaseOfAnEarlierVersion_asksNobodyToStop() {
    claim(0);
    execute("DROP TABLE vgglab_stops");

    assertThat(reopened().stopRequest(StudyRun.ofThisProcess())).isEmpty();
  }

  private void execute(String sql) {
    try (SqliteDatabase database = new SqliteDatabase(file(), false)) {
      database.write(handle -> handle.execute(sql));
    }
  }

  @Test
  void openExisting_writesNothing() throws IOException {
    claim(0);
    store.close();
    byte[] before = Files.readAllBytes(file());

    try (StudyStore read = StudyStores.openExisting(file().toString())) {
      assertThat(read.find("vgg").orElseThrow().trials()).hasSize(1);
    }

    assertThat(file()).hasBinaryContent(before);
  }

  @Test
  void studyThatIsDeletedWithOptuna_leavesNothingToTheNext() throws SQLException {
    claim(0);
    study.saveSettings(new StudySettings("name: old", "hash", 3, 1));
    store.close();
    try (Connection plain = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = plain.createStatement()) {
      for (String table :
          List.of(
              "trial_params",
              "trial_system_attributes",
              "trials",
              "study_directions",
              "study_system_attributes",
              "studies")) {
        statement.execute("DELETE FROM " + table);
      }
    }

    StoredStudy next = reopen().openOrCreate(StudyHeader.of("next", Direction.MAXIMIZE, "f1"));

    assertThat(next.settings()).isEmpty();
    assertThat(
            next.claim(new TrialClaim(0, StoreFixture.parameters(), Map.of(), "run"))
                .orElseThrow()
                .attempt())
        .isEqualTo(1);
  }

  @Test
  void fullDisk_isOneClearLine() {
    try (SqliteDatabase database = new SqliteDatabase(file(), true)) {
      database.read(handle -> handle.createQuery("PRAGMA max_page_count=1").mapTo(int.class).one());

      assertThatThrownBy(
              () ->
                  database.<Integer>write(
                      handle ->
                          handle.execute(
                              "INSERT INTO study_user_attributes (study_id, \"key\", value_json)"
                                  + " VALUES (1, 'a', ?)",
                              "x".repeat(1 << 20))))
          .isInstanceOf(StoreException.class)
          .hasMessage(
              "cannot use study database "
                  + file()
                  + ": the disk is full; make room and run the same command again");
    }
    assertThat(reopened().userAttributes()).isEmpty();
  }

  @Test
  void foreignDatabase_isRefused() {
    Path other = folder.resolve("other.db");
    try (SqliteDatabase database = new SqliteDatabase(other, true)) {
      database.<Integer>write(handle -> handle.execute("CREATE TABLE songs (title TEXT)"));
    }

    assertThatThrownBy(() -> StudyStores.open(other.toString()))
        .isInstanceOf(StoreException.class)
        .hasMessage(other + " must be a study database, but has other tables");
  }

  @Test
  void olderSchema_isRefused() {
    try (SqliteDatabase database = new SqliteDatabase(file(), true)) {
      database.<Integer>write(
          handle -> handle.execute("UPDATE alembic_version SET version_num = 'v2.6.0.a'"));
    }

    assertThatThrownBy(() -> StudyStores.openExisting(file().toString()))
        .isInstanceOf(StoreException.class)
        .hasMessage(
            "schema revision of "
                + file()
                + " must be one of [v3.0.0.d, v3.2.0.a], but was v2.6.0.a; optuna storage upgrade"
                + " brings an older one up to date");
  }

  private Path file() {
    return folder.resolve("study.db");
  }
}
