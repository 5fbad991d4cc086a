package io.concord.local.orders.generator;

import java.util.Arrays;
import java.util.List;

/**
 * Products that are no parts: lines of them stand on orders for the sake of the accounts. Their IDs
 * are the same for every seed, so that a configuration can exclude them.
 */
public enum BookkeepingProduct {
  DELIVERY(25_000_001, "Delivery of goods"),
  CORE_DEPOSIT(25_000_002, "Deposit for returnable core"),
  ROUNDING(25_000_003, "Rounding difference");

  private final long id;
  private final String text;

  BookkeepingProduct(long id, String text) {
    this.id = id;
    this.text = text;
  }

  public long id() {
    return id;
  }

  String text() {
    return text;
  }

  /** IDs to leave out of recommendations, ascending. */
  public static List<Long> ids() {
    return Arrays.stream(values()).map(BookkeepingProduct::id).toList();
  }
}
