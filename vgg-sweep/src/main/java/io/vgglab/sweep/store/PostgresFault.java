package io.vgglab.sweep.store;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Arrays;
import java.util.Optional;

/** What PostgreSQL's states mean to a person; a state is matched by how it begins. */
enum PostgresFault {
  UNREACHABLE("08", true, "the server cannot be reached; check host, port and network"),
  SHUTDOWN("57P", true, "the server is shutting down or starting; try again in a moment"),
  TOO_MANY("53300", true, "the server has no connection left; try again in a moment"),
  FULL("53100", false, "the server's disk is full; make room and run the same command again"),
  LOGIN("28", false, "the server refused the user or the password"),
  NO_DATABASE("3D000", false, "the server has no such database; create it with createdb"),
  NO_RIGHT("42501", false, "the user lacks a right that is needed here");

  private final String state;
  private final boolean passing;
  private final String meaning;

  PostgresFault(String state, boolean passing, String meaning) {
    this.state = state;
    this.passing = passing;
    this.meaning = meaning;
  }

  /** The meaning of an error, or its own first line if its state is none of these. */
  static String explain(SQLException e) {
    return find(e)
        .map(fault -> fault.meaning + " (" + StoreFault.firstLine(e) + ")")
        .orElseGet(() -> StoreFault.firstLine(e));
  }

  /** Tells whether the same transaction may succeed a little later. */
  static boolean isPassing(SQLException e) {
    return find(e).filter(fault -> fault.passing).isPresent()
        || isTakenFromPool(e)
        || (find(e).isEmpty() && e instanceof SQLTransientConnectionException);
  }

  /** What HikariCP says, without a state, of a connection that broke earlier in the transaction. */
  private static boolean isTakenFromPool(SQLException e) {
    return e.getSQLState() == null && "Connection is closed".equals(e.getMessage());
  }

  private static Optional<PostgresFault> find(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    return Arrays.stream(values()).filter(fault -> state.startsWith(fault.state)).findFirst();
  }
}
