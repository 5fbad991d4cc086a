package io.concord.local.database;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * A database by its JDBC URL, with a new connection for each that asks; for whoever writes.
 *
 * @param user null when the URL names it
 * @param password null for none but what the URL names
 */
public record UrlDataSource(String url, String user, String password) implements DataSource {

  /**
   * @throws SourceDatabaseException when there is no driver for such a URL
   */
  public UrlDataSource {
    try {
      DriverManager.getDriver(url);
    } catch (SQLException e) {
      // the driver manager's own complaint would repeat the whole URL, password and all
      throw new SourceDatabaseException(
          name(url) + " is unknown: its URL must begin with jdbc:postgresql: or jdbc:sqlserver:");
    }
  }

  @Override
  public Connection getConnection() throws SQLException {
    return getConnection(user, password);
  }

  @Override
  public Connection getConnection(String username, String secret) throws SQLException {
    Properties login = new Properties();
    if (username != null) {
      login.setProperty("user", username);
    }
    if (secret != null) {
      login.setProperty("password", secret);
    }
    return DriverManager.getConnection(url, login);
  }

  /** Without what may be a password. */
  @Override
  public String toString() {
    return name(url);
  }

  private static String name(String url) {
    return "the database " + url.split("[?;]", 2)[0];
  }

  @Override
  public PrintWriter getLogWriter() {
    return DriverManager.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) {
    DriverManager.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) {
    DriverManager.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() {
    return DriverManager.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException("drivers log by themselves");
  }

  @Override
  public <T> T unwrap(Class<T> wanted) throws SQLException {
    throw new SQLException("wraps nothing, wanted=" + wanted.getName());
  }

  @Override
  public boolean isWrapperFor(Class<?> wanted) {
    return false;
  }
}
