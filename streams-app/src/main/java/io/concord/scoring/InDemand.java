package io.concord.scoring;

import java.util.List;

/**
 * A product that clients order now.
 *
 * @param pop14 see {@link Demand#pop14}; above 0
 */
public record InDemand(long productId, double pop14) {
  public static final int SIZE_MAX = 200;

  /**
   * The products of most demand, best first, ties by product ID; at most {@link #SIZE_MAX}, and
   * none that nobody orders.
   *
   * @param productIds ascending
   * @param pop14 of the product at the same index
   * @param size how many places of both arrays are used
   */
  public static List<InDemand> rank(long[] productIds, double[] pop14, int size) {
    TopProducts top = new TopProducts(SIZE_MAX);
    for (int i = 0; i < size; i++) {
      if (pop14[i] > 0) {
        top.offer(pop14[i], i);
      }
    }
    return top.toList((index, demand) -> new InDemand(productIds[index], demand));
  }
}
