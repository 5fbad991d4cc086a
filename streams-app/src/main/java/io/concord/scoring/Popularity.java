package io.concord.scoring;

import java.util.List;

/**
 * The list of a client without purchases: the products most ordered by all clients, each scored by
 * its orders relative to the most ordered product's; at most {@link #SIZE_MAX} places.
 */
public final class Popularity {
  public static final int SIZE_MAX = 200;

  private Popularity() {}

  /**
   * Ranks products by distinct orders, ties by product ID.
   *
   * @param productIds ascending
   * @param orderCounts distinct orders of all clients with the product at the same index
   * @param size how many places of both arrays are used
   */
  public static List<ScoredProduct> rank(long[] productIds, int[] orderCounts, int size) {
    TopProducts top = new TopProducts(SIZE_MAX);
    int highest = 0;
    for (int i = 0; i < size; i++) {
      highest = Math.max(highest, orderCounts[i]);
      top.offer(orderCounts[i], i);
    }
    double divisor = highest;
    return top.toList(
        (index, count) -> scored(productIds[index], count / divisor, orderCounts[index]));
  }

  /** One place; the share is of the most ordered product's orders. */
  public static ScoredProduct scored(long productId, double share, int orderCount) {
    return new ScoredProduct(productId, share, share, 0, orderCount, ScoredProduct.NEVER);
  }
}
