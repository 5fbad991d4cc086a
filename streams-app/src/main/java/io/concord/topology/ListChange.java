package io.concord.topology;

import io.concord.contract.Cause;
import io.concord.contract.RecommendationChanged;
import io.concord.contract.RecommendationChanged.RankedProduct;
import io.concord.experiment.Experiment;
import io.concord.purchase.Ticks;
import io.concord.scoring.ScoredProduct;
import io.concord.store.StoredRecommendations;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * From one list of a client to its next: whether subscribers must hear of it, and what they hear.
 *
 * @param heard the list subscribers know; null when they know none of this generation
 */
record ListChange(StoredRecommendations heard, StoredRecommendations next, boolean isPublished) {

  /** The change to this ranking; the revision grows only when the list or the segment changed. */
  static ListChange of(
      Generation generation, StoredRecommendations previous, StoredRecommendations candidate) {
    StoredRecommendations heard = generation.hasPublished(previous) ? previous : null;
    boolean published = (generation.publishes() || heard != null) && !isSame(heard, candidate);
    long revision = previous == null ? generation.unpublished() : previous.revision();
    return new ListChange(
        heard,
        new StoredRecommendations(
            published ? revision + 1 : revision,
            candidate.asOf(),
            candidate.generatedAt(),
            candidate.orders(),
            candidate.strategy(),
            candidate.ranking()),
        published);
  }

  /**
   * A client never heard of has, as far as subscribers know, an empty list; and an empty list is
   * the same by any strategy.
   */
  private static boolean isSame(StoredRecommendations heard, StoredRecommendations candidate) {
    boolean isEmpty = candidate.ranking().products().isEmpty();
    return heard == null
        ? isEmpty
        : candidate.ranking().equals(heard.ranking())
            && (isEmpty || candidate.strategy() == heard.strategy());
  }

  RecommendationChanged event(long clientId, Experiment experiment, Cause cause) {
    Map<Long, Integer> previousRanks = heard == null ? Map.of() : ranks(heard.ranking().products());
    List<ScoredProduct> products = next.ranking().products();
    Map<Long, Integer> nextRanks = ranks(products);
    return new RecommendationChanged(
        clientId,
        next.revision(),
        next.asOf(),
        next.generatedAt(),
        next.strategy().label(),
        experiment.label(clientId),
        next.ranking().segment().name(),
        next.orders(),
        cause,
        ranked(products, previousRanks),
        missing(products, previousRanks),
        heard == null ? List.of() : missing(heard.ranking().products(), nextRanks));
  }

  private static Map<Long, Integer> ranks(List<ScoredProduct> products) {
    Map<Long, Integer> ranks = new HashMap<>();
    for (ScoredProduct product : products) {
      ranks.put(product.productId(), ranks.size() + 1);
    }
    return ranks;
  }

  private static List<RankedProduct> ranked(
      List<ScoredProduct> products, Map<Long, Integer> previousRanks) {
    List<RankedProduct> ranked = new ArrayList<>(products.size());
    for (ScoredProduct product : products) {
      ranked.add(
          new RankedProduct(
              ranked.size() + 1,
              product.productId(),
              product.score(),
              product.frequency(),
              product.recency(),
              product.orderCount(),
              Ticks.toInstant(product.lastOrderedTicks()),
              previousRanks.get(product.productId())));
    }
    return ranked;
  }

  private static List<Long> missing(List<ScoredProduct> products, Map<Long, Integer> ranks) {
    return products.stream()
        .map(ScoredProduct::productId)
        .filter(productId -> !ranks.containsKey(productId))
        .toList();
  }
}
