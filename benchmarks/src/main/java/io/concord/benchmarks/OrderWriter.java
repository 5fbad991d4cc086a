package io.concord.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Places orders through JDBC as a shop would: one transaction with the order and its lines. */
final class OrderWriter implements AutoCloseable {
  private static final int LINES_MIN = 2;
  private static final int LINES_MAX = 20;

  private final Connection connection;
  private final SplittableRandom random;
  private final List<Long> clients;
  private final List<Long> products;
  private final PreparedStatement order;
  private final PreparedStatement line;

  OrderWriter(String jdbcUrl, SplittableRandom random) throws SQLException {
    this.random = random;
    connection = DriverManager.getConnection(jdbcUrl);
    connection.setAutoCommit(false);
    clients = ids(clientsWithOrders());
    products = ids("SELECT DISTINCT \"ProductID\" FROM dbo.\"OrderItem\" LIMIT 5000");
    order =
        connection.prepareStatement(
            "INSERT INTO dbo.\"Order\"(\"ClientAgreementID\", \"Created\")"
                + " SELECT min(\"ID\"), now() AT TIME ZONE 'UTC' FROM dbo.\"ClientAgreement\""
                + " WHERE \"ClientID\" = ? RETURNING \"ID\"");
    line =
        connection.prepareStatement(
            "INSERT INTO dbo.\"OrderItem\"(\"OrderID\", \"ProductID\", \"Qty\", \"PricePerItem\")"
                + " VALUES (?, ?, ?, ?)");
  }

  /** What to ask of the database for the clients that have a list. */
  static String clientsWithOrders() {
    return "SELECT DISTINCT a.\"ClientID\" FROM dbo.\"ClientAgreement\" a"
        + " JOIN dbo.\"Order\" o ON o.\"ClientAgreementID\" = a.\"ID\" ORDER BY 1";
  }

  /**
   * An order and the moments around its commit, as {@link System#nanoTime} tells them.
   *
   * @param commitNanos when COMMIT was sent
   * @param committedNanos when the database had answered
   */
  record Placed(long orderId, long commitNanos, long committedNanos) {}

  long anyClient() {
    return any(clients);
  }

  /** Commits an order of this product and 1..19 others. */
  Placed place(long clientId, long productId) throws SQLException {
    order.setLong(1, clientId);
    long orderId;
    try (ResultSet row = order.executeQuery()) {
      row.next();
      orderId = row.getLong(1);
    }
    int lines = random.nextInt(LINES_MIN, LINES_MAX + 1);
    for (int i = 0; i < lines; i++) {
      line.setLong(1, orderId);
      line.setLong(2, i == 0 ? productId : any(products));
      line.setDouble(3, random.nextInt(1, 10));
      line.setDouble(4, random.nextInt(1, 9_999) / 100.0);
      line.addBatch();
    }
    line.executeBatch();
    long commitNanos = System.nanoTime();
    connection.commit();
    return new Placed(orderId, commitNanos, System.nanoTime());
  }

  private long any(List<Long> ids) {
    return ids.get(random.nextInt(ids.size()));
  }

  private List<Long> ids(String sql) throws SQLException {
    return ids(connection, sql);
  }

  static List<Long> ids(Connection connection, String sql) throws SQLException {
    List<Long> ids = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        ids.add(row.getLong(1));
      }
    }
    return ids;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
