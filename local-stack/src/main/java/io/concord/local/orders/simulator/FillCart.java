package io.concord.local.orders.simulator;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A client puts products into its cart: lines without an order. */
final class FillCart implements Action {
  private static final int LINES_MAX = 6;

  @Override
  public Optional<String> perform(OrderDesk desk) throws SQLException {
    Optional<Buyer> buyer = desk.carts().isFull() ? Optional.empty() : desk.someBuyer();
    if (buyer.isEmpty()) {
      return Optional.empty();
    }
    List<Long> lines = new ArrayList<>();
    for (Wish wish : desk.wishes(buyer.get(), 1 + desk.random().nextInt(LINES_MAX))) {
      lines.add(desk.addLine(null, wish));
    }
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    desk.carts().add(new Cart(buyer.get(), lines));
    return Optional.of(
        "%s put %s into its cart"
            .formatted(buyer.get().spoken(), Count.of(lines.size(), "product")));
  }
}
