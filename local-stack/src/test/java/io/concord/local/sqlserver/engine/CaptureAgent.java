package io.concord.local.sqlserver.engine;

import io.concord.local.sqlserver.engine.LoggedTransaction.Change;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The capture job: moves committed changes from the transaction log into the change tables, one
 * transaction after the other, each with a log sequence number of its own.
 *
 * <p>Faster than the real one, whose poll is a second or more, unless it is told a latency.
 */
final class CaptureAgent implements AutoCloseable {
  private static final Duration SCAN = Duration.ofMillis(10);
  private static final String IDLE_TRANSACTION = "0x00";
  private static final String TRANSACTION = "0x0000000001";

  private final Connection connection;
  private final Catalog catalog;
  private final Lsn log;
  private final Object definitions;
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(CaptureAgent::daemon);
  private volatile boolean running = true;
  private volatile Duration latency = Duration.ZERO;
  private volatile Exception failure;

  /**
   * @param definitions the monitor of whoever defines tables: H2 has no transactions around that
   */
  CaptureAgent(Connection connection, Catalog catalog, Lsn log, Object definitions)
      throws SQLException {
    this.connection = connection;
    this.catalog = catalog;
    this.log = log;
    this.definitions = definitions;
    connection.setAutoCommit(false);
    executor.scheduleWithFixedDelay(
        this::tick, SCAN.toMillis(), SCAN.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "capture-agent");
    thread.setDaemon(true);
    return thread;
  }

  /** From the next scan on; what happened while it stood still is in the log. */
  void setRunning(boolean running) {
    this.running = running;
  }

  boolean isRunning() {
    return running;
  }

  /** How long after a transaction's last change its rows appear. */
  void setLatency(Duration latency) {
    this.latency = latency;
  }

  /** Why it does not work any more, or null. */
  Exception failure() {
    return failure;
  }

  private void tick() {
    synchronized (definitions) {
      if (running && failure == null) {
        try {
          scan();
        } catch (SQLException | RuntimeException e) {
          failure = e;
        }
      }
    }
  }

  /** Removes all changes so far, as the cleanup job does with those beyond its retention. */
  void cleanUp() throws SQLException {
    synchronized (definitions) {
      byte[] watermark = log.next();
      for (CaptureInstance instance : CaptureInstance.all(connection)) {
        execute("DELETE FROM " + instance.changeTable());
      }
      execute("DELETE FROM cdc.lsn_time_mapping");
      mapToTime(watermark, IDLE_TRANSACTION);
      execute(
          "UPDATE cdc.change_tables SET start_lsn = X'"
              + HexFormat.of().formatHex(watermark)
              + "'");
      connection.commit();
    }
  }

  private void scan() throws SQLException {
    if (!CaptureInstance.isEnabled(connection)) {
      connection.commit();
      return;
    }
    if (isEmpty("cdc.lsn_time_mapping")) {
      mapToTime(log.next(), IDLE_TRANSACTION);
    }
    if (!isEmpty("log.changes")) {
      capture();
    }
    connection.commit();
  }

  private void capture() throws SQLException {
    List<CaptureInstance> instances = CaptureInstance.all(connection);
    long newest = System.nanoTime() - latency.toNanos();
    for (LoggedTransaction transaction : LoggedTransaction.read(connection)) {
      if (transaction.last().changedAt() - newest <= 0) {
        capture(transaction, instances);
      }
    }
  }

  private void capture(LoggedTransaction transaction, List<CaptureInstance> instances)
      throws SQLException {
    List<byte[]> sequence = new ArrayList<>();
    // at most two rows per change; numbers within a transaction lie before that of its commit
    transaction.changes().forEach(change -> Collections.addAll(sequence, log.next(), log.next()));
    byte[] commit = log.next();
    int command = 0;
    for (Change change : transaction.changes()) {
      List<byte[]> numbers = sequence.subList(2 * command, 2 * command + 2);
      for (CaptureInstance instance : instances) {
        if (instance.sourceObjectId() == change.objectId()) {
          TableDefinition table = catalog.table(change.objectId());
          instance.insert(connection, instance.rows(table, change), commit, numbers);
        }
      }
      command++;
      execute("DELETE FROM log.changes WHERE position = " + change.position());
    }
    mapToTime(commit, TRANSACTION);
  }

  private boolean isEmpty(String table) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT 1 FROM " + table + " FETCH FIRST ROW ONLY")) {
      return !row.next();
    }
  }

  private void mapToTime(byte[] lsn, String transaction) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO cdc.lsn_time_mapping VALUES (?, LOCALTIMESTAMP, LOCALTIMESTAMP, "
                + transaction
                + ")")) {
      insert.setBytes(1, lsn);
      insert.executeUpdate();
    }
  }

  private void execute(String statement) throws SQLException {
    try (Statement execution = connection.createStatement()) {
      execution.execute(statement);
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
