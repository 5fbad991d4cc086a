package io.concord.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Answer of {@code GET /v1/clients/{id}/recommendations}.
 *
 * @param asOf the list is over orders created before the start of this day
 * @param segment HEAVY, REGULAR_CONSISTENT, REGULAR_EXPLORATORY or LIGHT
 * @param source {@code history}: from the client's own purchases; {@code popular}: the client has
 *     none before asOf, these are the most ordered products of all clients
 * @param orders the client's distinct orders before asOf
 * @param revision revision of the client's live list; 0 when none was published yet
 * @param generatedAt when this list was computed
 * @param stalenessMs how far the answering store may lag behind its source, milliseconds
 * @param possiblyInexact true when a record of the source was put aside and the list may depend on
 *     it; else null, and not written
 */
public record Recommendations(
    long clientId,
    LocalDate asOf,
    String strategy,
    String segment,
    Source source,
    int orders,
    long revision,
    Instant generatedAt,
    long stalenessMs,
    @JsonInclude(JsonInclude.Include.NON_NULL) Boolean possiblyInexact,
    List<RecommendedProduct> recommendations) {
  public Recommendations {
    possiblyInexact = ContractJson.trueOrAbsent(possiblyInexact);
    recommendations = List.copyOf(recommendations);
  }

  /** Where a list comes from. */
  public enum Source {
    @com.fasterxml.jackson.annotation.JsonProperty("history")
    HISTORY,
    @com.fasterxml.jackson.annotation.JsonProperty("popular")
    POPULAR
  }

  /**
   * One place of the list.
   *
   * @param rank 1 for the best
   * @param name null when the product is not in the catalogue
   * @param vendorCode null when unknown
   * @param brands car brands the product fits, by name; empty when unknown
   * @param explanation null unless it was asked for
   */
  public record RecommendedProduct(
      int rank,
      long productId,
      double score,
      String name,
      String vendorCode,
      List<String> brands,
      Explanation explanation) {
    public RecommendedProduct {
      brands = List.copyOf(brands);
    }
  }

  /**
   * How a score came about: score = frequencyWeight * frequency + recencyWeight * recency.
   *
   * @param frequency orderCount relative to the highest, 0..1
   * @param recency 0..1; 0 in a popular list, which has no ages
   * @param orderCount distinct orders with the product: the client's, or all clients' in a popular
   *     list
   * @param lastOrderedAt null in a popular list
   * @param daysSinceLastOrder whole days from lastOrderedAt to asOf; null in a popular list
   */
  public record Explanation(
      double frequency,
      double frequencyWeight,
      double recency,
      double recencyWeight,
      int orderCount,
      Instant lastOrderedAt,
      Long daysSinceLastOrder) {}
}
