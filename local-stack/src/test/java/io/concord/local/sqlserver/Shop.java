package io.concord.local.sqlserver;

import io.concord.local.sqlserver.engine.SqlScript;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What a shop does in its database: T-SQL through the driver. */
record Shop(String jdbcUrl) {

  /** Executes the statements in one transaction. */
  void commit(String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection(jdbcUrl)) {
      execute(connection, statements);
      connection.commit();
    }
  }

  /** Executes the statements in one transaction that is rolled back. */
  void rollBack(String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection(jdbcUrl)) {
      execute(connection, statements);
      connection.rollback();
    }
  }

  private static void execute(Connection connection, String... statements) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** Executes a statement that stands alone. */
  void execute(String statement) throws SQLException {
    new SqlScript(List.of(statement)).run(jdbcUrl);
  }

  long number(String query) throws SQLException {
    return numbers(query).get(0);
  }

  List<Long> numbers(String query) throws SQLException {
    try (Connection connection = DriverManager.getConnection(jdbcUrl);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      List<Long> numbers = new ArrayList<>();
      while (row.next()) {
        numbers.add(row.getLong(1));
      }
      return numbers;
    }
  }
}
