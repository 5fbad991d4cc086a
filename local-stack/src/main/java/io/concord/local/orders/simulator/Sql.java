package io.concord.local.orders.simulator;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Ordinary SQL on one connection: a statement, its parameters, its rows. Statements are what
 * PostgreSQL and SQL Server both read.
 */
record Sql(Connection connection) {

  <T> List<T> list(RowReader<T> reader, String sql, Object... parameters) throws SQLException {
    try (PreparedStatement statement = prepare(sql, parameters);
        ResultSet rows = statement.executeQuery()) {
      List<T> list = new ArrayList<>();
      while (rows.next()) {
        list.add(reader.read(rows));
      }
      return list;
    }
  }

  <T> Optional<T> first(RowReader<T> reader, String sql, Object... parameters) throws SQLException {
    return list(reader, sql, parameters).stream().findFirst();
  }

  /** Rows touched. */
  int update(String sql, Object... parameters) throws SQLException {
    try (PreparedStatement statement = prepare(sql, parameters)) {
      return statement.executeUpdate();
    }
  }

  /** Adds a row that gets its ID from the database; returns that. */
  long insert(String table, List<String> columns, Object... values) throws SQLException {
    String names = columns.stream().collect(Collectors.joining("\", \"", "(\"", "\")"));
    String marks = String.join(", ", Collections.nCopies(values.length, "?"));
    String into = "INSERT INTO dbo.\"" + table + "\" " + names;
    String sql =
        isSqlServer()
            ? into + " OUTPUT INSERTED.\"ID\" VALUES (" + marks + ")"
            : into + " VALUES (" + marks + ") RETURNING \"ID\"";
    return first(row -> row.getLong(1), sql, values).orElseThrow();
  }

  /** The one place where the two have no words in common. */
  private boolean isSqlServer() throws SQLException {
    return connection.getMetaData().getDatabaseProductName().equals("Microsoft SQL Server");
  }

  private PreparedStatement prepare(String sql, Object... parameters) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    return statement;
  }

  /** Makes an object of the current row. */
  @FunctionalInterface
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }
}
