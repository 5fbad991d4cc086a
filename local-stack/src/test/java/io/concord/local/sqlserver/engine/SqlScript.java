package io.concord.local.sqlserver.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Batches of T-SQL, executed one after the other. */
public record SqlScript(List<String> batches) {

  /** A script whose batches are separated by lines {@code GO}, as sqlcmd reads it. */
  public static SqlScript of(String text) {
    return new SqlScript(
        Stream.of(text.split("(?mi)^[ \\t]*GO[ \\t]*$"))
            .filter(batch -> !batch.isBlank())
            .toList());
  }

  /** One of the operator's scripts, by the name of its file. */
  static SqlScript ofFile(String name) throws IOException {
    try (InputStream in = SqlScript.class.getResourceAsStream("/connect/" + name)) {
      return of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /** This script with a value for a variable, as {@code sqlcmd -v} sets it. */
  SqlScript with(String variable, String value) {
    return new SqlScript(
        batches.stream().map(batch -> batch.replace("$(" + variable + ")", value)).toList());
  }

  /** Executes all, and returns the first column of all results, as sqlcmd would print it. */
  public List<String> run(String jdbcUrl) throws SQLException {
    List<String> printed = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(jdbcUrl);
        Statement statement = connection.createStatement()) {
      for (String batch : batches) {
        boolean isResult = statement.execute(batch);
        // an error of a later statement shows when its result is asked for
        while (isResult || statement.getUpdateCount() >= 0) {
          if (isResult) {
            print(statement.getResultSet(), printed);
          }
          isResult = statement.getMoreResults();
        }
      }
    }
    return printed;
  }

  private static void print(ResultSet row, List<String> printed) throws SQLException {
    while (row.next()) {
      printed.add(row.getString(1));
    }
  }
}
