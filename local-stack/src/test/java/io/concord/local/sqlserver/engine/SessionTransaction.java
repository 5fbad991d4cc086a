package io.concord.local.sqlserver.engine;

import io.concord.local.sqlserver.tds.TsqlException;
import io.concord.local.sqlserver.tds.TsqlResult;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The transaction of one connection: explicit, implicit, or one per statement. */
final class SessionTransaction {
  private static final Pattern READS_DATA = Pattern.compile("(?i)\\b(?:dbo|cdc)\\b.*");

  private final Connection connection;
  private boolean implicit;
  private boolean open;
  private boolean snapshot;

  SessionTransaction(Connection connection) {
    this.connection = connection;
  }

  /** {@code @@TRANCOUNT} is not 0. */
  boolean isOpen() {
    return open;
  }

  /** A statement was executed, which begins an implicit transaction. */
  void used() {
    open = open || implicit;
  }

  /** SET IMPLICIT_TRANSACTIONS ON or OFF. */
  List<TsqlResult> setImplicit(Matcher statement) throws SQLException {
    implicit = statement.group(1).equalsIgnoreCase("ON");
    connection.setAutoCommit(!implicit && !open);
    return List.of();
  }

  /** BEGIN TRANSACTION. */
  List<TsqlResult> begin() throws SQLException {
    connection.setAutoCommit(false);
    open = true;
    return List.of();
  }

  List<TsqlResult> commit() throws SQLException {
    connection.commit();
    return ended();
  }

  List<TsqlResult> rollback() throws SQLException {
    connection.rollback();
    return ended();
  }

  private List<TsqlResult> ended() throws SQLException {
    open = false;
    connection.setAutoCommit(!implicit);
    return List.of();
  }

  /** SET TRANSACTION ISOLATION LEVEL; H2 has the same levels. */
  List<TsqlResult> setIsolation(Matcher statement) throws SQLException {
    String level = statement.group(1).toUpperCase(Locale.ROOT);
    snapshot = level.equals("SNAPSHOT");
    try (Statement execution = connection.createStatement()) {
      execution.execute("SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL " + level);
    }
    return List.of();
  }

  /** Refuses to read data in a snapshot where the database does not allow that. */
  void requireAllowed(String database, String statement) throws SQLException, TsqlException {
    if (snapshot && READS_DATA.matcher(statement).find() && !isSnapshotAllowed()) {
      throw new TsqlException(
          Errors.SNAPSHOT_NOT_ALLOWED,
          "Snapshot isolation transaction failed accessing database '"
              + database
              + "' because snapshot isolation is not allowed in this database. Use ALTER DATABASE"
              + " to allow snapshot isolation.");
    }
  }

  private boolean isSnapshotAllowed() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT snapshot_isolation_state FROM sys.databases")) {
      return row.next() && row.getInt(1) == 1;
    }
  }
}
