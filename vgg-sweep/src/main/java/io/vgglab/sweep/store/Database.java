package io.vgglab.sweep.store;

import org.jdbi.v3.core.Handle;

/**
 * A database in Optuna's schema. Failures of the database come out as {@link StoreException};
 * whatever the work itself throws comes out as it is, with nothing written. Thread-safe.
 */
interface Database extends AutoCloseable {

  /** Work in one transaction. May be called again if the connection was lost. */
  @FunctionalInterface
  interface Work<T> {
    T with(Handle handle);
  }

  Dialect dialect();

  /** What the database is called in messages; holds no password. */
  String place();

  /** Reads, all of it at one moment. */
  <T> T read(Work<T> work);

  /** Reads and writes, all or nothing. */
  <T> T write(Work<T> work);

  @Override
  void close();
}
