package io.concord.scoring;

import io.concord.purchase.PurchaseHistory;

/** How much a client orders and how consistently; the ordinal is stored. */
public enum Segment {
  HEAVY,
  REGULAR_CONSISTENT,
  REGULAR_EXPLORATORY,
  LIGHT;

  private static final int HEAVY_ORDERS_MIN = 500;
  private static final int REGULAR_ORDERS_MIN = 100;
  private static final double CONSISTENT_REPURCHASE_RATE_MIN = 0.40;

  /** The V3 segment of a client. */
  public static Segment of(PurchaseHistory history) {
    if (history.orders() >= HEAVY_ORDERS_MIN) {
      return HEAVY;
    }
    if (history.orders() < REGULAR_ORDERS_MIN) {
      return LIGHT;
    }
    return repurchaseRate(history) >= CONSISTENT_REPURCHASE_RATE_MIN
        ? REGULAR_CONSISTENT
        : REGULAR_EXPLORATORY;
  }

  /** Share of the products found in two orders or more, 0..1; 0 without products. */
  public static double repurchaseRate(PurchaseHistory history) {
    return history.size() == 0 ? 0 : (double) history.repurchasedProducts() / history.size();
  }
}
