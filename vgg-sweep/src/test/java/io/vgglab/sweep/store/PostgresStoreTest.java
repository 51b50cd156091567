package io.vgglab.sweep.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract on a real server, which is started for it. */
@Tag("slow")
class PostgresStoreTest extends StudyStoreContract {

  private static EmbeddedPostgres server;
  private static int databases;

  private final List<StudyStore> reopened = new ArrayList<>();

  @BeforeAll
  static void startServer() throws IOException {
    server = EmbeddedPostgres.start();
  }

  @AfterAll
  static void stopServer() throws IOException {
    server.close();
  }

  @Override
  StudyStore create(InstantSource clock) {
    databases++;
    execute("CREATE DATABASE " + name());
    return StudyStores.open(url(name()), clock);
  }

  @Override
  public StudyStore reopen() {
    reopened.add(StudyStores.open(url(name()), () -> START));
    return reopened.get(reopened.size() - 1);
  }

  @AfterEach
  void closeReopened() {
    reopened.forEach(StudyStore::close);
  }

  @Test
  void lostConnections_doNotLoseAWrite() {
    TrialLease lease = claim(0);
    study.report(lease, 0, 0.25);

    execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name() + "'");
    study.report(lease, 1, 0.5);
    execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name() + "'");
    study.finish(lease, TrialResult.complete(List.of(0.5)));

    assertThat(study.trials().get(0).values()).containsExactly(0.5);
    assertThat(study.trials().get(0).intermediateValues())
        .containsExactlyEntriesOf(StoreFixture.steps(0, 0.25, 0.5));
  }

  @Test
  void missingDatabase_isOneClearLine() {
    assertThatThrownBy(() -> StudyStores.open(url("nothing")))
        .isInstanceOf(StoreException.class)
        .hasMessage(
            "cannot use study database jdbc:postgresql://localhost:"
                + server.getPort()
                + "/nothing: the server has no such database; create it with createdb (FATAL:"
                + " database \"nothing\" does not exist)");
  }

  @Test
  void restartedServer_isWaitedFor(@TempDir Path folder) throws Exception {
    Path data = folder.resolve("postgres");
    EmbeddedPostgres first = start(data, 0);
    String url = "jdbc:postgresql://localhost:" + first.getPort() + "/postgres?user=postgres";
    try (StudyStore other = StudyStores.open(url)) {
      StoredStudy restarted = other.openOrCreate(HEADER);
      TrialLease lease =
          restarted
              .claim(new TrialClaim(0, StoreFixture.parameters(), Map.of(), "run"))
              .orElseThrow();
      first.close();

      CompletableFuture<Void> report =
          CompletableFuture.runAsync(() -> restarted.report(lease, 0, 0.5));
      try (EmbeddedPostgres second = start(data, first.getPort())) {
        report.get(60, TimeUnit.SECONDS);

        assertThat(second.getPort()).isEqualTo(first.getPort());
        assertThat(restarted.trials().get(0).intermediateValues())
            .containsExactlyEntriesOf(StoreFixture.steps(0, 0.5));
      }
    }
  }

  private static EmbeddedPostgres start(Path data, int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setPort(port)
        .start();
  }

  private static String name() {
    return "study" + databases;
  }

  private static String url(String database) {
    return "jdbc:postgresql://localhost:" + server.getPort() + "/" + database + "?user=postgres";
  }

  private static void execute(String sql) {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
