package io.concord.benchmarks.chaos;

import io.concord.local.orders.simulator.OrderSimulator;
import io.concord.local.orders.simulator.SimulatorSettings;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The source database and those who change it: the order simulator with its orders, carts,
 * corrections and cancellations, and somebody who moves lines between orders and into carts.
 */
final class Shop implements AutoCloseable {
  private static final int NEW_CLIENTS = 8;
  private static final int MOVE_EVERY = 10;

  /** A line of a recent order goes to another recent order, or back to a cart. */
  private static final String MOVE =
      """
      UPDATE dbo."OrderItem" SET "OrderID" =
        (SELECT "ID" FROM (SELECT "ID" FROM dbo."Order" ORDER BY "ID" DESC LIMIT 50) recent
         WHERE random() < 0.8 ORDER BY random() LIMIT 1)
      WHERE "ID" = (SELECT "ID" FROM
        (SELECT "ID" FROM dbo."OrderItem" ORDER BY "ID" DESC LIMIT 200) recent
         ORDER BY random() LIMIT 1)
      """;

  private final PGSimpleDataSource database = new PGSimpleDataSource();
  private final ScheduledExecutorService mover = Executors.newSingleThreadScheduledExecutor();
  private final AtomicLong transactions = new AtomicLong();
  private OrderSimulator simulator;

  Shop(String jdbcUrl) {
    database.setUrl(jdbcUrl);
  }

  /** Adds clients that never order anything. */
  void addClientsWithoutOrders() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      for (int n = 1; n <= NEW_CLIENTS; n++) {
        statement.execute(
            "INSERT INTO dbo.\"Client\"(\"ID\", \"Name\")"
                + " SELECT max(\"ID\") + 1, 'New client' FROM dbo.\"Client\"");
      }
    }
  }

  List<Long> clients() throws SQLException {
    List<Long> ids = new ArrayList<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT \"ID\" FROM dbo.\"Client\"")) {
      while (row.next()) {
        ids.add(row.getLong(1));
      }
    }
    return ids;
  }

  /** Begins to change the database. */
  void open(long seed, double perSecond) {
    long intervalMs = (long) (1_000 / perSecond);
    simulator =
        new OrderSimulator(
            database,
            new SimulatorSettings(seed, Duration.ofMillis(intervalMs), ZoneOffset.UTC),
            InstantSource.system(),
            (kind, sentence) -> transactions.incrementAndGet());
    simulator.start();
    mover.scheduleWithFixedDelay(
        this::move, intervalMs, intervalMs * MOVE_EVERY, TimeUnit.MILLISECONDS);
  }

  private void move() {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(MOVE);
      transactions.incrementAndGet();
    } catch (SQLException e) {
      // the line or its order was deleted meanwhile; the next one may do better
      return;
    }
  }

  long transactions() {
    return transactions.get();
  }

  /** From now on the database stays as it is. */
  @Override
  public void close() {
    mover.shutdown();
    try {
      mover.awaitTermination(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (simulator != null) {
      simulator.close();
    }
  }
}
