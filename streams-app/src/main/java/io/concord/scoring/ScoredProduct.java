package io.concord.scoring;

/**
 * One place of a list; its rank is its position.
 *
 * @param frequency orderCount relative to the list owner's most ordered product, 0..1
 * @param recency 0..1; 0 in a popular list
 * @param orderCount distinct orders with the product; 0 for one that the list's owner never ordered
 * @param lastOrderedTicks see {@link io.concord.purchase.Ticks}; {@link #NEVER} in a popular list
 */
public record ScoredProduct(
    long productId,
    double score,
    double frequency,
    double recency,
    int orderCount,
    long lastOrderedTicks) {
  public static final long NEVER = Long.MIN_VALUE;

  /** Whether the list's owner never ordered the product. */
  public boolean isDiscovery() {
    return orderCount == 0;
  }
}
