package io.vgglab.sweep.store;

import java.sql.SQLException;
import java.util.Arrays;
import org.sqlite.SQLiteErrorCode;

/** What SQLite's result codes mean to a person. */
enum SqliteFault {
  FULL(SQLiteErrorCode.SQLITE_FULL, "the disk is full; make room and run the same command again"),
  BUSY(
      SQLiteErrorCode.SQLITE_BUSY,
      "another program keeps it locked; close that program and run the same command again"),
  LOCKED(
      SQLiteErrorCode.SQLITE_LOCKED,
      "another program keeps it locked; close that program and run the same command again"),
  READONLY(
      SQLiteErrorCode.SQLITE_READONLY,
      "it may not be written; make the file and its folder writable"),
  CANTOPEN(
      SQLiteErrorCode.SQLITE_CANTOPEN,
      "it cannot be opened; check that its folder exists and is writable"),
  PERM(SQLiteErrorCode.SQLITE_PERM, "access was denied; check the rights of the file"),
  AUTH(SQLiteErrorCode.SQLITE_AUTH, "access was denied; check the rights of the file"),
  NOTADB(SQLiteErrorCode.SQLITE_NOTADB, "it is not an SQLite database; name another file"),
  CORRUPT(
      SQLiteErrorCode.SQLITE_CORRUPT,
      "it is damaged; keep a copy, and recover what is left with sqlite3 FILE .recover"),
  IOERR(SQLiteErrorCode.SQLITE_IOERR, "the disk failed to read or write it; check the disk");

  private final SQLiteErrorCode code;
  private final String meaning;

  SqliteFault(SQLiteErrorCode code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  /** The meaning of an error, or its own first line if its code is none of these. */
  static String explain(SQLException e) {
    int primary = e.getErrorCode() & 0xff;
    return Arrays.stream(values())
        .filter(fault -> fault.code.code == primary)
        .map(fault -> fault.meaning)
        .findFirst()
        .orElseGet(() -> StoreFault.firstLine(e));
  }
}
