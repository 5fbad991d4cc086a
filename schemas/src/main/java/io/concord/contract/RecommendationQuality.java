package io.concord.contract;

import java.time.LocalDate;

/**
 * How good the lists were that stood before the orders of one day, strategy and segment; value of
 * {@code recommendation-quality}.
 *
 * @param day on which the orders were created
 * @param strategy that made the lists
 * @param segment of the clients when they ordered
 * @param orders with at least one product; 0 when all were taken back
 * @param products of all orders, each once per order
 * @param repeatProducts those that the client had in an earlier order
 * @param hitsAt10 products that were among the first ten of the list
 * @param hitsAt50 products that were on the list
 * @param precisionAt50 mean over the orders: products on the list relative to its length, 0..1;
 *     null without orders
 * @param meanReciprocalRank mean over the orders: one through the rank of the first hit, 0 without,
 *     0..1; null without orders
 */
public record RecommendationQuality(
    LocalDate day,
    String strategy,
    String segment,
    long orders,
    long products,
    long repeatProducts,
    long hitsAt10,
    long hitsAt50,
    Double precisionAt50,
    Double meanReciprocalRank) {

  /** Key of the row's record, such as {@code HEAVY/v3/2024-07-01}. */
  public String key() {
    return segment + "/" + strategy + "/" + day;
  }
}
