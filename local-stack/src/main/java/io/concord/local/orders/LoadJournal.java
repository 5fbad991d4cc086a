package io.concord.local.orders;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The table {@code dbo."LoadedOrders"} with one row about the load. It is written in the load's own
 * transaction, so that it is there exactly when the orders are. No connector captures it.
 */
final class LoadJournal {
  private final Connection connection;
  private final LoadDialect dialect;

  LoadJournal(Connection connection, LoadDialect dialect) {
    this.connection = connection;
    this.dialect = dialect;
  }

  Optional<LoadedOrders> read() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (!exists(statement)) {
        return Optional.empty();
      }
      try (ResultSet row = statement.executeQuery("SELECT * FROM dbo.\"LoadedOrders\"")) {
        return row.next() ? Optional.of(loaded(row)) : Optional.empty();
      }
    }
  }

  void write(LoadedOrders loaded) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(dialect.createJournal());
    }
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO dbo.\"LoadedOrders\" VALUES (?, ?, ?, ?, ?, ?)")) {
      insert.setString(1, loaded.description());
      insert.setString(2, loaded.fingerprint());
      insert.setLong(3, loaded.clients());
      insert.setLong(4, loaded.orders());
      insert.setLong(5, loaded.lines());
      insert.setObject(6, LocalDateTime.ofInstant(loaded.loadedAt(), ZoneOffset.UTC));
      insert.executeUpdate();
    }
  }

  private static boolean exists(Statement statement) throws SQLException {
    try (ResultSet answer =
        statement.executeQuery(
            "SELECT count(*) FROM INFORMATION_SCHEMA.TABLES"
                + " WHERE TABLE_SCHEMA = 'dbo' AND TABLE_NAME = 'LoadedOrders'")) {
      answer.next();
      return answer.getInt(1) == 1;
    }
  }

  private static LoadedOrders loaded(ResultSet row) throws SQLException {
    Instant loadedAt = row.getObject("LoadedAt", LocalDateTime.class).toInstant(ZoneOffset.UTC);
    return new LoadedOrders(
        row.getString("Description"),
        row.getString("Fingerprint"),
        row.getLong("Clients"),
        row.getLong("Orders"),
        row.getLong("Lines"),
        loadedAt);
  }
}
