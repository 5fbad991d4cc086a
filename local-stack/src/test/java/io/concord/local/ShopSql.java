package io.concord.local;

import java.time.LocalDate;
import java.util.List;

/** Statements that a shop executes on the source tables. */
record ShopSql(LocalDate today) {

  /** ID of the client's n-th order in {@link TestOrders}. */
  static long orderId(long client, long n) {
    return 1_000_000 * client + n;
  }

  static String agreement(long id, long client) {
    return "INSERT INTO dbo.\"ClientAgreement\"(\"ID\", \"ClientID\") VALUES (%d, %d)"
        .formatted(id, client);
  }

  /** An order of today. */
  String order(long id, long agreement) {
    return order(id, agreement, today + "T11:00:00");
  }

  static String order(long id, long agreement, String created) {
    return "INSERT INTO dbo.\"Order\"(\"ID\", \"ClientAgreementID\", \"Created\") VALUES (%d, %d, '%s')"
        .formatted(id, agreement, created);
  }

  /**
   * @param order null for a line in a cart
   */
  static String line(long id, Long order, long product) {
    return "INSERT INTO dbo.\"OrderItem\"(\"ID\", \"OrderID\", \"ProductID\", \"Qty\") VALUES (%d, %s, %d, 2)"
        .formatted(id, order, product);
  }

  static String set(String table, String column, Object value, long id) {
    return "UPDATE dbo.\"%s\" SET \"%s\" = %s WHERE \"ID\" = %d"
        .formatted(table, column, value, id);
  }

  static String delete(String table, long id) {
    return "DELETE FROM dbo.\"%s\" WHERE \"ID\" = %d".formatted(table, id);
  }

  static List<String> deleteWithLines(long order) {
    return List.of(
        "DELETE FROM dbo.\"OrderItem\" WHERE \"OrderID\" = " + order, delete("Order", order));
  }
}
