package io.concord.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Answer of {@code GET /v1/clients/{id}/recommendations}.
 *
 * @param asOf the list is over orders created before the start of this day
 * @param strategy that ranked the list, such as {@code v3}
 * @param experiment in which the client was dealt its strategy; null without one and when the
 *     request named a strategy, and not written
 * @param segment HEAVY, REGULAR_CONSISTENT, REGULAR_EXPLORATORY or LIGHT
 * @param source {@code history}: from the client's own purchases; {@code popular}: the client has
 *     none before asOf, these are the most ordered products of all clients
 * @param orders the client's distinct orders before asOf
 * @param revision revision of the client's live list; 0 when none was published yet
 * @param generatedAt when this list was computed
 * @param stalenessMs how far the answering store may lag behind its source, milliseconds
 * @param possiblyInexact true when a record of the source was put aside and the list may depend on
 *     it; else null, and not written
 * @param rules those of the request, as they were understood; null without any, and not written
 * @param defaultRules names of those of the node's settings, which hold besides; null without any,
 *     and not written
 * @param removed what the rules took out of the first places of the plain list, by plain rank; null
 *     unless there are rules and an explanation was asked for, and not written
 */
public record Recommendations(
    long clientId,
    LocalDate asOf,
    String strategy,
    @JsonInclude(JsonInclude.Include.NON_NULL) String experiment,
    String segment,
    Source source,
    int orders,
    long revision,
    Instant generatedAt,
    long stalenessMs,
    @JsonInclude(JsonInclude.Include.NON_NULL) Boolean possiblyInexact,
    @JsonInclude(JsonInclude.Include.NON_NULL) RecommendationRules rules,
    @JsonInclude(JsonInclude.Include.NON_NULL) List<String> defaultRules,
    List<RecommendedProduct> recommendations,
    @JsonInclude(JsonInclude.Include.NON_NULL) List<RemovedProduct> removed) {
  public Recommendations {
    possiblyInexact = ContractJson.trueOrAbsent(possiblyInexact);
    defaultRules = defaultRules == null ? null : List.copyOf(defaultRules);
    recommendations = List.copyOf(recommendations);
    removed = removed == null ? null : List.copyOf(removed);
  }

  /** A plain list, outside of any experiment: without rules. */
  public Recommendations(
      long clientId,
      LocalDate asOf,
      String strategy,
      String segment,
      Source source,
      int orders,
      long revision,
      Instant generatedAt,
      long stalenessMs,
      Boolean possiblyInexact,
      List<RecommendedProduct> recommendations) {
    this(
        clientId,
        asOf,
        strategy,
        null,
        segment,
        source,
        orders,
        revision,
        generatedAt,
        stalenessMs,
        possiblyInexact,
        null,
        null,
        recommendations,
        null);
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
   * How a score came about. V3: score = frequencyWeight * frequency + recencyWeight * recency. V4:
   * score = (df30 + df365) * (1 + pop14)^g, with g = 0.5 below 100 orders of the client, else 0.25;
   * its weights are null.
   *
   * @param frequency orderCount relative to the highest, 0..1
   * @param frequencyWeight null, and not written, when frequency is no part of the score
   * @param recency 0..1; 0 in a popular list, which has no ages
   * @param recencyWeight null, and not written, when recency is no part of the score
   * @param orderCount distinct orders with the product: the client's, or all clients' in a popular
   *     list
   * @param lastOrderedAt null in a popular list
   * @param daysSinceLastOrder whole days from lastOrderedAt to asOf; null in a popular list
   * @param plainRank rank in the list without rules; null in such a list, and not written
   * @param df30 the client's orders with the product, each decayed by its age over 30 days; null
   *     when no part of the score, and not written
   * @param df365 the same over 365 days
   * @param pop14 all clients' orders with the product, each decayed by its age over 14 days, as it
   *     is now: a list is not ranked anew for each of them; null when no part of the score, and not
   *     written
   */
  public record Explanation(
      double frequency,
      @JsonInclude(JsonInclude.Include.NON_NULL) Double frequencyWeight,
      double recency,
      @JsonInclude(JsonInclude.Include.NON_NULL) Double recencyWeight,
      int orderCount,
      Instant lastOrderedAt,
      Long daysSinceLastOrder,
      @JsonInclude(JsonInclude.Include.NON_NULL) Integer plainRank,
      @JsonInclude(JsonInclude.Include.NON_NULL) Double df30,
      @JsonInclude(JsonInclude.Include.NON_NULL) Double df365,
      @JsonInclude(JsonInclude.Include.NON_NULL) Double pop14) {
    /** Of a weighted sum. */
    public Explanation(
        double frequency,
        double frequencyWeight,
        double recency,
        double recencyWeight,
        int orderCount,
        Instant lastOrderedAt,
        Long daysSinceLastOrder,
        Integer plainRank) {
      this(
          frequency,
          frequencyWeight,
          recency,
          recencyWeight,
          orderCount,
          lastOrderedAt,
          daysSinceLastOrder,
          plainRank,
          null,
          null,
          null);
    }

    /** Of a weighted sum in a plain list. */
    public Explanation(
        double frequency,
        double frequencyWeight,
        double recency,
        double recencyWeight,
        int orderCount,
        Instant lastOrderedAt,
        Long daysSinceLastOrder) {
      this(
          frequency,
          frequencyWeight,
          recency,
          recencyWeight,
          orderCount,
          lastOrderedAt,
          daysSinceLastOrder,
          null);
    }
  }

  /**
   * One place of the plain list that a rule took out.
   *
   * @param plainRank its rank there
   * @param name null when the product is not in the catalogue
   * @param rule the first that it broke, such as {@code excludeBrands}
   * @param detail what of the product the rule met, one sentence
   */
  public record RemovedProduct(
      int plainRank, long productId, double score, String name, String rule, String detail) {}
}
