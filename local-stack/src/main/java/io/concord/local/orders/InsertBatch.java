package io.concord.local.orders;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Rows on their way into one table of any database, as batches of INSERT. */
final class InsertBatch implements TableRows, AutoCloseable {
  private static final int BATCH_ROWS = 1_000;

  private final SourceTable table;
  private final PreparedStatement insert;
  private long rows;

  InsertBatch(Connection transaction, SourceTable table) throws SQLException {
    this.table = table;
    this.insert = transaction.prepareStatement(table.insertStatement());
  }

  @Override
  public void row(Object... values) throws SQLException {
    table.requireComplete(values);
    for (int i = 0; i < values.length; i++) {
      set(i, values[i]);
    }
    insert.addBatch();
    if (++rows % BATCH_ROWS == 0) {
      insert.executeBatch();
    }
  }

  long rows() {
    return rows;
  }

  void flush() throws SQLException {
    if (rows % BATCH_ROWS != 0) {
      insert.executeBatch();
    }
  }

  private void set(int index, Object value) throws SQLException {
    if (value == null) {
      insert.setNull(index + 1, table.nullType(index));
    } else if (value instanceof Instant time) {
      insert.setObject(index + 1, LocalDateTime.ofInstant(time, ZoneOffset.UTC));
    } else {
      insert.setObject(index + 1, value);
    }
  }

  @Override
  public void close() throws SQLException {
    insert.close();
  }
}
