package io.concord.local.oracle;

import java.time.Instant;
import java.util.Objects;

/**
 * One place of a reference list.
 *
 * @param orderCount distinct orders with the product: the client's, or all clients' in a popular
 *     list
 * @param lastOrderedAt null in a popular list
 * @param days whole days from lastOrderedAt to as-of; null in a popular list
 */
public record ReferenceProduct(
    int rank, long productId, double score, int orderCount, Instant lastOrderedAt, Integer days) {

  /** Equal inputs give equal scores in any implementation, whatever its exp(). */
  boolean isTieBefore(ReferenceProduct other) {
    return orderCount == other.orderCount
        && Objects.equals(days, other.days)
        && productId < other.productId;
  }
}
