package io.concord.local.verify;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** A connection to the source database that reads, each query in a snapshot of its own. */
final class SourceConnection implements AutoCloseable {
  private static final int LOGIN_TIMEOUT_SECONDS = 10;
  private static final int FETCH_SIZE = 5_000;

  /** {@code SQLServerConnection.TRANSACTION_SNAPSHOT}: a reader must not block the shop. */
  private static final int SQL_SERVER_SNAPSHOT = 4096;

  private final Connection connection;
  private final String name;

  private SourceConnection(Connection connection, String name) {
    this.connection = connection;
    this.name = name;
  }

  static SourceConnection open(String url) {
    String name = "the database " + url.split("[?;]", 2)[0];
    Driver driver = driver(url, name);
    DriverManager.setLoginTimeout(LOGIN_TIMEOUT_SECONDS);
    try {
      Connection connection = DriverManager.getConnection(url);
      connection.setReadOnly(true);
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(
          driver.getClass().getName().startsWith("com.microsoft.")
              ? SQL_SERVER_SNAPSHOT
              : Connection.TRANSACTION_REPEATABLE_READ);
      return new SourceConnection(connection, name);
    } catch (SQLException e) {
      throw new VerificationException(name + " cannot be reached", e);
    }
  }

  /** The driver manager's own complaint would repeat the whole URL, password and all. */
  private static Driver driver(String url, String name) {
    try {
      return DriverManager.getDriver(url);
    } catch (SQLException e) {
      throw new VerificationException(
          name + " cannot be reached: --jdbc must begin with jdbc:postgresql: or jdbc:sqlserver:");
    }
  }

  /** For messages: the URL without what may be a password. */
  String name() {
    return name;
  }

  /** Shows rows, which are fetched as they are needed, until the visitor has enough. */
  void query(String sql, List<?> parameters, RowVisitor visitor) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setFetchSize(FETCH_SIZE);
      for (int i = 0; i < parameters.size(); i++) {
        statement.setObject(i + 1, parameters.get(i));
      }
      try (ResultSet row = statement.executeQuery()) {
        boolean more = row.next();
        while (more) {
          more = visitor.visit(row) && row.next();
        }
      }
      connection.rollback();
    } catch (SQLException e) {
      throw new VerificationException(name + " cannot be read", e);
    }
  }

  /** Takes one row; returns false to stop. */
  interface RowVisitor {
    boolean visit(ResultSet row) throws SQLException;
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new VerificationException(name + " cannot be left", e);
    }
  }
}
