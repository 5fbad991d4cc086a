package io.concord.local;

import io.concord.connect.ConnectorSettings;
import io.concord.local.embedded.EmbeddedConnect;
import io.concord.local.embedded.EmbeddedPostgresServer;
import io.concord.local.embedded.SnapshotProgress;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.LongConsumer;

/** Runs the PostgreSQL connector and waits until it has read everything committed so far. */
final class Capture {
  private static final String CONNECTOR = "shop";
  private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(50);

  private final EmbeddedPostgresServer postgres;
  private final EmbeddedConnect connect;
  private final String topicPrefix;

  Capture(EmbeddedPostgresServer postgres, EmbeddedConnect connect, String topicPrefix) {
    this.postgres = postgres;
    this.connect = connect;
    this.topicPrefix = topicPrefix;
  }

  /**
   * Returns when every row and every change committed before the call was sent to the connector.
   */
  void start(LongConsumer rowsScanned)
      throws IOException, InterruptedException, TimeoutException, SQLException {
    Map<String, String> addresses = new HashMap<>(postgres.connectorAddresses());
    connect.runConnector(CONNECTOR, ConnectorSettings.postgres().with(addresses), START_TIMEOUT);
    awaitSnapshot(rowsScanned);
    awaitStream();
  }

  private void awaitSnapshot(LongConsumer rowsScanned) throws InterruptedException {
    Optional<SnapshotProgress> progress = connect.postgresSnapshot(topicPrefix);
    while (progress.filter(SnapshotProgress::finished).isEmpty()) {
      if (progress.filter(SnapshotProgress::aborted).isPresent()) {
        throw new IllegalStateException("the connector gave up its snapshot; see the log");
      }
      progress.ifPresent(now -> rowsScanned.accept(now.rowsScanned()));
      Thread.sleep(POLL.toMillis());
      progress = connect.postgresSnapshot(topicPrefix);
    }
  }

  /** The write-ahead log up to now has gone to the connector, also what it missed while down. */
  private void awaitStream() throws SQLException, InterruptedException {
    try (Connection connection = postgres.connect();
        Statement statement = connection.createStatement()) {
      String now = text(statement, "SELECT pg_current_wal_lsn()::text");
      String sent =
          "SELECT count(*) FROM pg_stat_replication WHERE sent_lsn >= '" + now + "'::pg_lsn";
      while ("0".equals(text(statement, sent))) {
        Thread.sleep(POLL.toMillis());
      }
    }
  }

  private static String text(Statement statement, String sql) throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
