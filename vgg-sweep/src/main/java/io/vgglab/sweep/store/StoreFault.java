package io.vgglab.sweep.store;

import java.sql.SQLException;
import java.util.Optional;

/** From a database's exceptions to one clear line. */
final class StoreFault {

  private StoreFault() {}

  /** The exception that says which database failed and why. */
  static StoreException translate(String place, Dialect dialect, Exception e) {
    String reason = cause(e).map(dialect::explain).orElseGet(() -> firstLine(e));
    return new StoreException("cannot use study database " + place + ": " + reason, e);
  }

  /** The innermost SQL exception among the causes, which names the state best. */
  static Optional<SQLException> cause(Throwable e) {
    Optional<SQLException> found = Optional.empty();
    for (Throwable link = e; link != null; link = link.getCause()) {
      if (link instanceof SQLException sql) {
        found = Optional.of(sql);
      }
    }
    return found;
  }

  /** The first line of an exception's message. */
  static String firstLine(Throwable e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse(e.getClass().getSimpleName());
  }
}
