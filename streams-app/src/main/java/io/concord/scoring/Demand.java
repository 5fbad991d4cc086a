package io.concord.scoring;

/** What all clients together order of each product now, as of the moment of a history. */
@FunctionalInterface
public interface Demand {
  /** Nobody orders anything. */
  Demand NONE = productId -> 0;

  /**
   * Pop14 of a product: the sum over all orders of all clients with the product of {@link V4#decay}
   * of the order's age over {@link V4#POPULARITY_DAYS}; 0 or more.
   */
  double pop14(long productId);
}
