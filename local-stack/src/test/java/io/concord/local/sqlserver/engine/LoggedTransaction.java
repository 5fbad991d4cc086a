package io.concord.local.sqlserver.engine;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The changes of one committed transaction, in order, as the transaction log has them. */
record LoggedTransaction(String id, List<Change> changes) {
  private static final String QUERY =
      "SELECT position, transaction_id, changed_at, object_id, before_image, after_image"
          + " FROM log.changes ORDER BY position";

  /**
   * A change of one row.
   *
   * @param changedAt on the clock of {@link System#nanoTime}
   */
  record Change(long position, long changedAt, int objectId, byte[] before, byte[] after) {}

  /**
   * All transactions that the log shows, in an order in which they may have been committed: of two
   * that changed the same row, the second did so after the first was over.
   */
  static List<LoggedTransaction> read(Connection connection) throws SQLException {
    Map<String, LoggedTransaction> byId = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(QUERY)) {
      while (row.next()) {
        byId.computeIfAbsent(row.getString(2), id -> new LoggedTransaction(id, new ArrayList<>()))
            .changes
            .add(
                new Change(
                    row.getLong(1),
                    row.getLong(3),
                    row.getInt(4),
                    row.getBytes(5),
                    row.getBytes(6)));
      }
    }
    return byId.values().stream()
        .sorted(Comparator.comparing(transaction -> transaction.last().position()))
        .toList();
  }

  Change last() {
    return changes.get(changes.size() - 1);
  }
}
