package io.concord.scoring;

import io.concord.purchase.PurchaseHistory;
import io.concord.purchase.Ticks;
import java.time.Instant;

/** Histories as of one fixed moment, written down product by product. */
final class Histories {
  static final long AS_OF = Ticks.of(Instant.parse("2024-07-01T00:00:00Z"));

  private Histories() {}

  /** A client with this many orders and no product. */
  static PurchaseHistory of(int orders) {
    PurchaseHistory history = new PurchaseHistory(AS_OF);
    history.addOrders(orders);
    return history;
  }

  /** Adds a product ordered last so many whole days before as-of. */
  static void put(PurchaseHistory history, long productId, int orderCount, long daysAgo) {
    history.put(productId, orderCount, AS_OF - daysAgo * Ticks.PER_DAY);
  }
}
