package io.concord.local.orders;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.Map;

/** The source tables within one transaction, to be filled one after the other. */
public final class LoadTables {
  private final Connection transaction;
  private final LoadDialect dialect;
  private final Map<SourceTable, Long> rows = new EnumMap<>(SourceTable.class);

  LoadTables(Connection transaction, LoadDialect dialect) {
    this.transaction = transaction;
    this.dialect = dialect;
  }

  /** Copies all rows that the writer adds; when it throws, the whole transaction is lost. */
  public void copy(SourceTable table, RowWriter writer) throws SQLException {
    rows.merge(table, dialect.write(transaction, table, writer), Long::sum);
  }

  /** Rows copied into the table so far. */
  long rows(SourceTable table) {
    return rows.getOrDefault(table, 0L);
  }

  boolean allEmpty() throws SQLException {
    try (Statement statement = transaction.createStatement()) {
      for (SourceTable table : SourceTable.values()) {
        if (hasRow(statement, table.sqlName())) {
          return false;
        }
      }
    }
    return true;
  }

  /** Rows came with their IDs; the next row without one must get a free ID. */
  void advanceIdentities() throws SQLException {
    for (SourceTable table : SourceTable.values()) {
      dialect.advanceIdentity(transaction, table);
    }
  }

  private static boolean hasRow(Statement statement, String table) throws SQLException {
    try (ResultSet answer =
        statement.executeQuery(
            "SELECT CASE WHEN EXISTS (SELECT 1 FROM " + table + ") THEN 1 ELSE 0 END")) {
      answer.next();
      return answer.getInt(1) == 1;
    }
  }

  /** Writes the rows of one table. */
  @FunctionalInterface
  public interface RowWriter {
    void writeTo(TableRows rows) throws SQLException;
  }
}
