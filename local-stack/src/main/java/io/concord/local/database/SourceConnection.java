package io.concord.local.database;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A connection to the source database that only reads. Not thread-safe. */
public final class SourceConnection implements AutoCloseable {
  private static final int LOGIN_TIMEOUT_SECONDS = 10;
  private static final int FETCH_SIZE = 5_000;

  /** {@code SQLServerConnection.TRANSACTION_SNAPSHOT}: a reader must not block the shop. */
  private static final int SQL_SERVER_SNAPSHOT = 4096;

  private final Connection connection;
  private final String shownUrl;
  private final String name;
  private final boolean isSqlServer;

  private SourceConnection(Connection connection, String shownUrl, boolean isSqlServer) {
    this.connection = connection;
    this.shownUrl = shownUrl;
    this.name = "the database " + shownUrl;
    this.isSqlServer = isSqlServer;
  }

  /** Reads what is committed, one statement at a time. */
  public static SourceConnection open(String url) {
    String shown = url.split("[?;]", 2)[0];
    String name = "the database " + shown;
    Driver driver = driver(url, name);
    DriverManager.setLoginTimeout(LOGIN_TIMEOUT_SECONDS);
    try {
      Connection connection = DriverManager.getConnection(url);
      connection.setReadOnly(true);
      boolean isSqlServer = driver.getClass().getName().startsWith("com.microsoft.");
      return new SourceConnection(connection, shown, isSqlServer);
    } catch (SQLException e) {
      throw new SourceDatabaseException(name + " cannot be reached", e);
    }
  }

  /** Reads each query in a snapshot of its own. */
  public static SourceConnection openSnapshots(String url) {
    SourceConnection source = open(url);
    try {
      source.connection.setAutoCommit(false);
      source.connection.setTransactionIsolation(
          source.isSqlServer ? SQL_SERVER_SNAPSHOT : Connection.TRANSACTION_REPEATABLE_READ);
      return source;
    } catch (SQLException e) {
      source.close();
      throw new SourceDatabaseException(source.name + " cannot be reached", e);
    }
  }

  /** The driver manager's own complaint would repeat the whole URL, password and all. */
  private static Driver driver(String url, String name) {
    try {
      return DriverManager.getDriver(url);
    } catch (SQLException e) {
      throw new SourceDatabaseException(
          name + " cannot be reached: --jdbc must begin with jdbc:postgresql: or jdbc:sqlserver:");
    }
  }

  /** For messages: without what may be a password. */
  public String url() {
    return shownUrl;
  }

  /** Whether it is a SQL Server; else it is a PostgreSQL. */
  public boolean isSqlServer() {
    return isSqlServer;
  }

  /** Shows rows, which are fetched as they are needed, until the visitor has enough. */
  public void query(String sql, List<?> parameters, RowVisitor visitor) {
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
      if (!connection.getAutoCommit()) {
        connection.rollback();
      }
    } catch (SQLException e) {
      throw new SourceDatabaseException(name + " cannot be read", e);
    }
  }

  /** All rows of a query that has few. */
  public <T> List<T> list(String sql, List<?> parameters, RowMapper<T> mapper) {
    List<T> rows = new ArrayList<>();
    query(sql, parameters, row -> rows.add(mapper.map(row)));
    return rows;
  }

  /** What the mapper makes of the first row, which must be there. */
  public <T> T one(String sql, List<?> parameters, RowMapper<T> mapper) {
    return list(sql, parameters, mapper).get(0);
  }

  /** The second column by the first, of a query without parameters; both are texts. */
  public Map<String, String> texts(String sql) {
    Map<String, String> texts = new HashMap<>();
    query(
        sql,
        List.of(),
        row -> {
          texts.put(row.getString(1), row.getString(2));
          return true;
        });
    return texts;
  }

  /** All values of the second column by the first, of a query without parameters. */
  public Map<String, Set<String>> groups(String sql) {
    Map<String, Set<String>> groups = new HashMap<>();
    query(
        sql,
        List.of(),
        row -> {
          groups.computeIfAbsent(row.getString(1), key -> new HashSet<>()).add(row.getString(2));
          return true;
        });
    return groups;
  }

  /** Makes something of one row. */
  public interface RowMapper<T> {
    T map(ResultSet row) throws SQLException;
  }

  /** Takes one row; returns false to stop. */
  public interface RowVisitor {
    boolean visit(ResultSet row) throws SQLException;
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new SourceDatabaseException(name + " cannot be left", e);
    }
  }
}
