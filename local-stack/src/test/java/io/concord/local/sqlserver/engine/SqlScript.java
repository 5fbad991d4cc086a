package io.concord.local.sqlserver.engine;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
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

  public void run(String jdbcUrl) throws SQLException {
    try (Connection connection = DriverManager.getConnection(jdbcUrl);
        Statement statement = connection.createStatement()) {
      for (String batch : batches) {
        boolean isResult = statement.execute(batch);
        // an error of a later statement shows when its result is asked for
        while (isResult || statement.getUpdateCount() >= 0) {
          isResult = statement.getMoreResults();
        }
      }
    }
  }
}
