package io.vgglab.sweep.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;

/**
 * A database in one file.
 *
 * <p>One connection serves all threads in turn, since SQLite has one writer at a time anyway. While
 * it is written the file is in WAL mode, where readers such as a dashboard do not stop the writer;
 * the last one to close it leaves it in DELETE mode, so that it is one plain file. On network file
 * systems, where WAL is not safe, it stays in DELETE mode.
 */
final class SqliteDatabase implements Database {

  private static final Logger LOG = LoggerFactory.getLogger(SqliteDatabase.class);

  /** How long a statement waits for another program's lock. */
  private static final int BUSY_MILLIS = 60_000;

  private static final Pattern NETWORK =
      Pattern.compile("nfs.*|cifs|smb.*|9p|fuse\\..*|lustre|gpfs|beegfs.*|ceph|afs|virtiofs");

  private final Path file;
  private final boolean written;
  private final Connection connection;
  private final Handle handle;
  private final ReentrantLock lock = new ReentrantLock();
  private boolean closed;

  /**
   * Opens a file.
   *
   * @param written whether the file is going to be written; it is created if missing
   */
  SqliteDatabase(Path file, boolean written) {
    this.file = file;
    this.written = written;
    try {
      connection = configuration().createConnection("jdbc:sqlite:" + file);
    } catch (SQLException e) {
      throw StoreFault.translate(place(), dialect(), e);
    }
    handle = Jdbi.open(connection);
    try {
      if (written) {
        pragma("journal_mode=" + (isOnNetwork() ? "DELETE" : "WAL"));
      } else {
        pragma("schema_version");
      }
    } catch (JdbiException e) {
      release();
      throw StoreFault.translate(place(), dialect(), e);
    }
  }

  @Override
  public Dialect dialect() {
    return Dialect.SQLITE;
  }

  @Override
  public String place() {
    return file.toString();
  }

  @Override
  public <T> T read(Work<T> work) {
    return transact("BEGIN", work);
  }

  @Override
  public <T> T write(Work<T> work) {
    return transact("BEGIN IMMEDIATE", work);
  }

  @Override
  public void close() {
    lock.lock();
    try {
      if (!closed) {
        leaveWal();
        release();
      }
    } finally {
      lock.unlock();
    }
  }

  private <T> T transact(String begin, Work<T> work) {
    lock.lock();
    try {
      if (closed) {
        throw new StoreException("study database " + place() + " must be open, but was closed");
      }
      handle.execute(begin);
      boolean committed = false;
      try {
        T result = work.with(handle);
        handle.execute("COMMIT");
        committed = true;
        return result;
      } finally {
        if (!committed) {
          rollBack();
        }
      }
    } catch (JdbiException e) {
      throw StoreFault.translate(place(), dialect(), e);
    } finally {
      lock.unlock();
    }
  }

  /** After some failures, such as a full disk, SQLite has rolled back already. */
  private void rollBack() {
    try {
      handle.execute("ROLLBACK");
    } catch (JdbiException e) {
      LOG.debug("no transaction to roll back in {}", file, e);
    }
  }

  /**
   * Works only for the last connection; another one that is open does it when it closes. The mode
   * of a file that other programs alone have written is theirs.
   */
  private void leaveWal() {
    try {
      if (pragma("journal_mode").equals("wal") && (written || new Schema(this).hasOwn(handle))) {
        pragma("busy_timeout=0");
        pragma("journal_mode=DELETE");
      }
    } catch (JdbiException e) {
      LOG.debug("{} stays in WAL mode: another program has it open", file, e);
    }
  }

  private void release() {
    closed = true;
    handle.close();
    try {
      connection.close();
    } catch (SQLException e) {
      LOG.warn("cannot close study database {}: {}", file, e.getMessage());
    }
  }

  private String pragma(String text) {
    return handle.createQuery("PRAGMA " + text).mapTo(String.class).findOne().orElse("");
  }

  private boolean isOnNetwork() {
    try {
      String type = Files.getFileStore(file.toAbsolutePath().getParent()).type();
      return NETWORK.matcher(type.toLowerCase(Locale.ROOT)).matches();
    } catch (IOException e) {
      return true;
    }
  }

  private static SQLiteConfig configuration() {
    SQLiteConfig config = new SQLiteConfig();
    config.enforceForeignKeys(true);
    config.setBusyTimeout(BUSY_MILLIS);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    return config;
  }
}
