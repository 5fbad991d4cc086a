package io.concord.local.orders.generator;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;

/**
 * An order of a client.
 *
 * @param deleted the flag that the source sets on most sales, and that means nothing
 * @param lines none for an order that was opened and left empty
 */
record GeneratedOrder(
    long clientId, long agreementId, LocalDateTime created, boolean deleted, List<Line> lines) {
  GeneratedOrder {
    lines = List.copyOf(lines);
  }

  /** One product of an order, or of a cart. */
  record Line(long productId, int qty, BigDecimal price, boolean valid, boolean deleted) {}
}
