package io.concord.local.orders.simulator;

import java.sql.SQLException;
import java.util.Optional;

/** A client orders its cart: the lines get their order by UPDATE. */
final class OrderCart implements Action {

  @Override
  public Optional<String> perform(OrderDesk desk) throws SQLException {
    Optional<Cart> cart = desk.carts().take(desk.random());
    if (cart.isEmpty()) {
      return Optional.empty();
    }
    Buyer buyer = cart.get().buyer();
    long order = desk.addOrder(buyer);
    int ordered = 0;
    for (long line : cart.get().lines()) {
      ordered +=
          desk.sql()
              .update(
                  "UPDATE dbo.\"OrderItem\" SET \"OrderID\" = ? WHERE \"ID\" = ? AND \"OrderID\" IS"
                      + " NULL",
                  order,
                  line);
    }
    return ordered == 0
        ? Optional.empty()
        : Optional.of(
            "%s ordered its cart of %s (order %d)"
                .formatted(buyer.spoken(), Count.of(ordered, "product"), order));
  }
}
