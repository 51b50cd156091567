package io.vgglab.sweep.store;

import java.sql.SQLException;
import java.util.function.Function;

/** Where the databases differ; all other SQL is the same on both. */
enum Dialect {
  SQLITE(
      "schema-sqlite.sql",
      "SELECT 1",
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
      "strftime('%Y-%m-%d %H:%M:%f', 'now')",
      "(julianday('now') - julianday(heartbeat)) * 86400.0",
      "",
      SqliteFault::explain),

  POSTGRESQL(
      "schema-postgresql.sql",
      "SELECT pg_advisory_xact_lock(1986622060)",
      "SELECT tablename FROM pg_tables WHERE schemaname = ANY (current_schemas(false))",
      "clock_timestamp() AT TIME ZONE 'UTC'",
      "EXTRACT(EPOCH FROM (clock_timestamp() AT TIME ZONE 'UTC') - heartbeat)",
      " FOR UPDATE",
      PostgresFault::explain);

  private final String schema;
  private final String schemaLock;
  private final String tables;
  private final String now;
  private final String silence;
  private final String rowLock;
  private final Function<SQLException, String> explanation;

  Dialect(
      String schema,
      String schemaLock,
      String tables,
      String now,
      String silence,
      String rowLock,
      Function<SQLException, String> explanation) {
    this.schema = schema;
    this.schemaLock = schemaLock;
    this.tables = tables;
    this.now = now;
    this.silence = silence;
    this.rowLock = rowLock;
    this.explanation = explanation;
  }

  /** Resource that creates Optuna's tables in an empty database. */
  String schema() {
    return schema;
  }

  /** Statement that lets one transaction at a time create tables. */
  String schemaLock() {
    return schemaLock;
  }

  /** Query for the names of the tables. */
  String tables() {
    return tables;
  }

  /** Expression for the database's clock, UTC. */
  String now() {
    return now;
  }

  /** Expression for the seconds since column {@code heartbeat}. */
  String silence() {
    return silence;
  }

  /** Ending of a query that locks its rows until the transaction ends. */
  String rowLock() {
    return rowLock;
  }

  /** What went wrong, in words that follow a colon, with a cure if one is known. */
  String explain(SQLException e) {
    return explanation.apply(e);
  }
}
