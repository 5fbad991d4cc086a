package io.concord.local.orders.simulator;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** A client orders 1 to 20 products, more often few. */
final class PlaceOrder implements Action {
  private static final int LINES_MAX = 20;

  @Override
  public Optional<String> perform(OrderDesk desk) throws SQLException {
    Optional<Buyer> buyer = desk.someBuyer();
    if (buyer.isEmpty()) {
      return Optional.empty();
    }
    int count = 1 + (int) (LINES_MAX * Math.pow(desk.random().nextDouble(), 3));
    List<Wish> wishes = desk.wishes(buyer.get(), count);
    if (wishes.isEmpty()) {
      return Optional.empty();
    }
    long order = desk.addOrder(buyer.get());
    for (Wish wish : wishes) {
      desk.addLine(order, wish);
    }
    return Optional.of(
        "%s ordered %s (order %d)"
            .formatted(buyer.get().spoken(), Count.of(wishes.size(), "product"), order));
  }
}
