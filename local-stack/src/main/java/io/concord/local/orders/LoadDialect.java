package io.concord.local.orders;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** What a load says differently to one kind of database than to another. */
interface LoadDialect {

  /**
   * The dialect of the database behind a connection.
   *
   * @throws OrderDataException when it is neither PostgreSQL nor SQL Server
   */
  static LoadDialect of(Connection connection) throws SQLException {
    String product = connection.getMetaData().getDatabaseProductName();
    return switch (product) {
      case "PostgreSQL" -> new PostgresDialect();
      case "Microsoft SQL Server" -> new SqlServerDialect();
      default ->
          throw new OrderDataException(
              "The database is " + product + "; expected PostgreSQL or Microsoft SQL Server.");
    };
  }

  /** Waits until no other load has a transaction open. */
  void lock(Connection transaction) throws SQLException;

  /** Writes all rows of the writer into a table; returns how many. */
  long write(Connection transaction, SourceTable table, LoadTables.RowWriter writer)
      throws SQLException;

  /** The next row of the table without an ID gets one above all others. */
  void advanceIdentity(Connection transaction, SourceTable table) throws SQLException;

  /** A statement that makes the table of {@link LoadJournal} where it does not exist. */
  String createJournal();

  static void execute(Connection transaction, String sql) throws SQLException {
    try (Statement statement = transaction.createStatement()) {
      statement.execute(sql);
    }
  }
}
