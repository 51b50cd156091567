package io.vgglab.sweep.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A database on a PostgreSQL server.
 *
 * <p>A transaction whose connection is lost is repeated for two minutes, so that a server that is
 * restarted does not end a study. The writes of a store are such that a repetition of one that had
 * been committed after all changes nothing.
 */
final class PostgresDatabase implements Database {

  private static final Logger LOG = LoggerFactory.getLogger(PostgresDatabase.class);
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long PAUSE_MILLIS = 500;

  /** How long a statement may take before its connection counts as lost. */
  private static final Duration SILENCE = Duration.ofSeconds(60);

  /** What the driver can read: of others it prints and logs the whole, passwords included. */
  private static final Pattern ADDRESS =
      Pattern.compile("jdbc:postgresql://[^/?#@]*/[^/?#@]+([?].*)?", Pattern.DOTALL);

  private final String url;
  private final HikariDataSource pool;
  private final Jdbi jdbi;
  private final Thread hurry = new Thread(this::hurry, "no patience at the end");
  private volatile boolean ending;

  PostgresDatabase(String url) {
    this.url = url;
    if (!ADDRESS.matcher(url).matches()) {
      throw StudyStores.notAPlace(url);
    }
    try {
      // once without the pool, which would log a failure before it reports it
      DriverManager.getConnection(url).close();
    } catch (SQLException e) {
      if (String.valueOf(e.getMessage()).contains(url)) {
        throw StudyStores.notAPlace(url);
      }
      throw StoreFault.translate(place(), dialect(), e);
    }
    pool = new HikariDataSource(configuration(url));
    jdbi = Jdbi.create(pool);
    Runtime.getRuntime().addShutdownHook(hurry);
  }

  /** Who presses Ctrl-C does not wait for a server that is away. */
  private void hurry() {
    ending = true;
  }

  @Override
  public Dialect dialect() {
    return Dialect.POSTGRESQL;
  }

  @Override
  public String place() {
    return url.replaceFirst("[?].*", "");
  }

  @Override
  public <T> T read(Work<T> work) {
    return patiently(
        () -> jdbi.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, work::with));
  }

  @Override
  public <T> T write(Work<T> work) {
    return patiently(
        () -> jdbi.inTransaction(TransactionIsolationLevel.READ_COMMITTED, work::with));
  }

  @Override
  public void close() {
    pool.close();
    try {
      Runtime.getRuntime().removeShutdownHook(hurry);
    } catch (IllegalStateException e) {
      LOG.debug("the process ends already", e);
    }
  }

  private <T> T patiently(Supplier<T> transaction) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      if (pool.isClosed()) {
        throw new StoreException("study database " + place() + " must be open, but was closed");
      }
      try {
        return transaction.get();
      } catch (JdbiException e) {
        boolean again = StoreFault.cause(e).filter(PostgresFault::isPassing).isPresent();
        if (!again || ending || System.nanoTime() > deadline || !pause()) {
          throw StoreFault.translate(place(), dialect(), e);
        }
        LOG.warn("lost study database {}, trying again: {}", place(), StoreFault.firstLine(e));
      }
    }
  }

  /** Waits a little; false if the thread was interrupted. */
  private static boolean pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static HikariConfig configuration(String url) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setPoolName("vgg-study");
    config.setMaximumPoolSize(8);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(5_000);
    config.setInitializationFailTimeout(-1);
    // text is sent without a type, so that the same SQL serves enums and times as on SQLite
    config.addDataSourceProperty("stringtype", "unspecified");
    config.addDataSourceProperty("ApplicationName", "vgg-lab");
    // a server that lost its power answers nothing: what the address says of these stands
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty("socketTimeout", SILENCE.toSeconds());
    return config;
  }
}
