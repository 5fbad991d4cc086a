package io.concord.local.verify;

import java.util.Collections;

/**
 * The queries over the source tables, in SQL that PostgreSQL and SQL Server both read. A line
 * counts when it is valid and has a product and an order; {@code Deleted} says nothing.
 */
final class OrderSql {
  static final String CLIENT_IDS =
      """
      SELECT "ID" FROM dbo."Client"
      UNION
      SELECT a."ClientID" FROM dbo."ClientAgreement" a
      JOIN dbo."Order" o ON o."ClientAgreementID" = a."ID"
      WHERE a."ClientID" IS NOT NULL
      ORDER BY 1
      """;

  private static final String LINES_OF_CLIENTS =
      """
      FROM dbo."ClientAgreement" a
      JOIN dbo."Order" o ON o."ClientAgreementID" = a."ID"
      JOIN dbo."OrderItem" i ON i."OrderID" = o."ID"
      """;

  private static final String COUNTS =
      """
      AND o."Created" < ?
      AND i."ProductID" IS NOT NULL
      AND COALESCE(CAST(i."IsValidForCurrentSale" AS int), 1) <> 0
      """;

  /** Parameters: as-of. */
  static final String POPULAR =
      "SELECT i.\"ProductID\", COUNT(DISTINCT o.\"ID\")\n"
          + LINES_OF_CLIENTS
          + "WHERE a.\"ClientID\" IS NOT NULL\n"
          + COUNTS
          + "GROUP BY i.\"ProductID\" ORDER BY 2 DESC, 1";

  /** Parameters: client, product. */
  static final String LINES =
      "SELECT o.\"ID\", o.\"Created\", i.\"ID\","
          + " COALESCE(CAST(i.\"IsValidForCurrentSale\" AS int), 1)\n"
          + LINES_OF_CLIENTS
          + "WHERE a.\"ClientID\" = ? AND i.\"ProductID\" = ?\n"
          + "ORDER BY o.\"Created\" DESC, o.\"ID\" DESC, i.\"ID\"";

  private OrderSql() {}

  /**
   * Each known client, once or twice, and orders to add up. Parameters: clients, as-of, clients.
   */
  static String orders(int clients) {
    return """
        SELECT "ID", 0 FROM dbo."Client" WHERE "ID" IN (%1$s)
        UNION ALL
        SELECT a."ClientID", SUM(CASE WHEN o."Created" < ? THEN 1 ELSE 0 END)
        FROM dbo."ClientAgreement" a
        JOIN dbo."Order" o ON o."ClientAgreementID" = a."ID"
        WHERE a."ClientID" IN (%1$s)
        GROUP BY a."ClientID"
        """
        .formatted(marks(clients));
  }

  /** The products of each client, client by client. Parameters: clients, as-of. */
  static String products(int clients) {
    return "SELECT a.\"ClientID\", i.\"ProductID\", COUNT(DISTINCT o.\"ID\"), MAX(o.\"Created\")\n"
        + LINES_OF_CLIENTS
        + "WHERE a.\"ClientID\" IN ("
        + marks(clients)
        + ")\n"
        + COUNTS
        + "GROUP BY a.\"ClientID\", i.\"ProductID\" ORDER BY a.\"ClientID\"";
  }

  private static String marks(int count) {
    return String.join(",", Collections.nCopies(count, "?"));
  }
}
