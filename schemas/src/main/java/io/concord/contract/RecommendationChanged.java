package io.concord.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Value of the topic {@code recommendation-changed}, keyed by client ID: the client's whole current
 * list and what is new in it. The latest event of a client is all a consumer needs.
 *
 * @param revision grows by exactly one from event to event of a client, starting at 1; state that
 *     is built anew starts above all before, at a multiple of 1,000,000,000 plus 1
 * @param asOf the list is over orders created before the start of this day
 * @param generatedAt when the list was computed
 * @param strategy name of the scoring strategy, such as {@code v3}
 * @param experiment in which the client was dealt its strategy; null without one, and not written
 * @param segment HEAVY, REGULAR_CONSISTENT, REGULAR_EXPLORATORY or LIGHT
 * @param orders the client's distinct orders before asOf
 * @param recommendations the list by rank; empty for a client without purchases, who is served the
 *     popular products instead
 * @param entered product IDs that the previous list did not have, by rank
 * @param left product IDs that only the previous list had, by previous rank
 */
public record RecommendationChanged(
    long clientId,
    long revision,
    LocalDate asOf,
    Instant generatedAt,
    String strategy,
    @JsonInclude(JsonInclude.Include.NON_NULL) String experiment,
    String segment,
    int orders,
    Cause cause,
    List<RankedProduct> recommendations,
    List<Long> entered,
    List<Long> left) {
  public RecommendationChanged {
    recommendations = List.copyOf(recommendations);
    entered = List.copyOf(entered);
    left = List.copyOf(left);
  }

  /** Outside of any experiment. */
  public RecommendationChanged(
      long clientId,
      long revision,
      LocalDate asOf,
      Instant generatedAt,
      String strategy,
      String segment,
      int orders,
      Cause cause,
      List<RankedProduct> recommendations,
      List<Long> entered,
      List<Long> left) {
    this(
        clientId,
        revision,
        asOf,
        generatedAt,
        strategy,
        null,
        segment,
        orders,
        cause,
        recommendations,
        entered,
        left);
  }

  /**
   * One place of the list.
   *
   * @param rank 1 for the best
   * @param score weighted sum of frequency and recency
   * @param frequency orderCount relative to the client's most ordered product, 0..1
   * @param recency exp(-days / 90) since lastOrderedAt, 0..1
   * @param orderCount distinct orders that contain the product
   * @param previousRank rank in the previous list; null when it was not there
   */
  public record RankedProduct(
      int rank,
      long productId,
      double score,
      double frequency,
      double recency,
      int orderCount,
      Instant lastOrderedAt,
      Integer previousRank) {}
}
