package io.concord.local.orders;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.Map;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** The source tables within one transaction, open for COPY one after the other. */
public final class SourceTables {
  private final Connection transaction;
  private final Map<SourceTable, Long> rows = new EnumMap<>(SourceTable.class);

  SourceTables(Connection transaction) {
    this.transaction = transaction;
  }

  /** Copies all rows that the writer adds; when it throws, the whole transaction is lost. */
  public void copy(SourceTable table, RowWriter writer) throws SQLException {
    CopyIn copy = transaction.unwrap(PGConnection.class).getCopyAPI().copyIn(table.copyStatement());
    try {
      TableCopy rowsOfTable = new TableCopy(table, copy);
      writer.writeTo(rowsOfTable);
      rowsOfTable.flush();
      copy.endCopy();
      rows.merge(table, rowsOfTable.rows(), Long::sum);
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }

  /** Rows copied into the table so far. */
  long rows(SourceTable table) {
    return rows.getOrDefault(table, 0L);
  }

  boolean allEmpty() throws SQLException {
    try (Statement statement = transaction.createStatement()) {
      for (SourceTable table : SourceTable.values()) {
        if (hasRow(statement, "SELECT EXISTS (SELECT FROM " + table.sqlName() + ")")) {
          return false;
        }
      }
    }
    return true;
  }

  /** Rows came with their IDs; the next row without one must get a free ID. */
  void advanceIdentities() throws SQLException {
    try (Statement statement = transaction.createStatement()) {
      for (SourceTable table : SourceTable.values()) {
        statement.execute(
            """
            SELECT setval(sequence, greatest(1, (SELECT coalesce(max("ID"), 0) + 1 FROM %1$s)), false)
            FROM pg_get_serial_sequence('%1$s', 'ID') AS sequence WHERE sequence IS NOT NULL
            """
                .formatted(table.sqlName()));
      }
    }
  }

  private static boolean hasRow(Statement statement, String exists) throws SQLException {
    try (ResultSet answer = statement.executeQuery(exists)) {
      answer.next();
      return answer.getBoolean(1);
    }
  }

  /** Writes the rows of one table. */
  @FunctionalInterface
  public interface RowWriter {
    void writeTo(TableCopy rows) throws SQLException;
  }
}
