package io.concord.local;

import io.concord.local.RunningStack.SampleClient;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Looks up what the ready message tells of the data. */
final class SampleClients {
  private static final String SQL =
      """
      SELECT DISTINCT ON (segment) segment, client, name, orders
      FROM (SELECT CASE WHEN count(*) >= 500 THEN 'HEAVY' WHEN count(*) >= 100 THEN 'REGULAR' ELSE 'LIGHT' END AS segment,
                   c."ID" AS client, coalesce(c."Name", '') AS name, count(*) AS orders
            FROM dbo."Client" c
            JOIN dbo."ClientAgreement" a ON a."ClientID" = c."ID"
            JOIN dbo."Order" o ON o."ClientAgreementID" = a."ID"
            GROUP BY c."ID", c."Name") AS clients
      ORDER BY segment, orders DESC, client
      """;

  private SampleClients() {}

  static long rows(Connection database, String table) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*) FROM dbo.\"" + table + "\"")) {
      row.next();
      return row.getLong(1);
    }
  }

  /** The client with the most orders of each segment. */
  static List<SampleClient> find(Connection database) throws SQLException {
    List<SampleClient> samples = new ArrayList<>();
    try (Statement statement = database.createStatement();
        ResultSet row = statement.executeQuery(SQL)) {
      while (row.next()) {
        samples.add(
            new SampleClient(row.getString(1), row.getLong(2), row.getString(3), row.getLong(4)));
      }
    }
    return samples;
  }
}
