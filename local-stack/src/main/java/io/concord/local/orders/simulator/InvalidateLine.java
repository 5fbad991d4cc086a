package io.concord.local.orders.simulator;

import java.sql.SQLException;
import java.util.Optional;

/** A line of a recent order stops to count as a sale, though its row stays. */
final class InvalidateLine implements Action {

  @Override
  public Optional<String> perform(OrderDesk desk) throws SQLException {
    Optional<PlacedLine> line = desk.someRecentLine();
    if (line.isEmpty()) {
      return Optional.empty();
    }
    desk.sql()
        .update(
            "UPDATE dbo.\"OrderItem\" SET \"IsValidForCurrentSale\" = ? WHERE \"ID\" = ?",
            false,
            line.get().id());
    PlacedOrder order = line.get().order();
    return Optional.of(
        "%s gave product %d back (order %d, line now invalid)"
            .formatted(order.buyer().spoken(), line.get().productId(), order.id()));
  }
}
