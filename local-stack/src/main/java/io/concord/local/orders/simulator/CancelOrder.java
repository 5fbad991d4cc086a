package io.concord.local.orders.simulator;

import java.sql.SQLException;
import java.util.Optional;

/** A recent order is deleted with its lines. */
final class CancelOrder implements Action {

  @Override
  public Optional<String> perform(OrderDesk desk) throws SQLException {
    Optional<PlacedOrder> order = desk.someRecentOrder();
    if (order.isEmpty()) {
      return Optional.empty();
    }
    long id = order.get().id();
    int lines = desk.sql().update("DELETE FROM dbo.\"OrderItem\" WHERE \"OrderID\" = ?", id);
    desk.sql().update("DELETE FROM dbo.\"Order\" WHERE \"ID\" = ?", id);
    return Optional.of(
        "%s cancelled order %d with %s"
            .formatted(order.get().buyer().spoken(), id, Count.of(lines, "line")));
  }
}
