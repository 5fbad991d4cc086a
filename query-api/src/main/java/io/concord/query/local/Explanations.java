package io.concord.query.local;

import io.concord.contract.Recommendations.Explanation;
import io.concord.purchase.BusinessDay;
import io.concord.purchase.Ticks;
import io.concord.scoring.ScoredProduct;
import io.concord.scoring.Weights;
import io.concord.store.StoredRecommendations;

/** Says how a place's score came about. */
final class Explanations {
  private Explanations() {}

  /**
   * How a product's place in the list came about.
   *
   * @param plainRank null in a list without rules
   */
  static Explanation of(ScoredProduct product, StoredRecommendations list, Integer plainRank) {
    return product.lastOrderedTicks() == ScoredProduct.NEVER
        ? popular(product, plainRank)
        : own(product, list, plainRank);
  }

  /** A popular product's score is its share of the most ordered product's orders. */
  private static Explanation popular(ScoredProduct product, Integer plainRank) {
    return new Explanation(
        product.frequency(), 1, 0, 0, product.orderCount(), null, null, plainRank);
  }

  private static Explanation own(
      ScoredProduct product, StoredRecommendations list, Integer plainRank) {
    Weights weights = Weights.of(list.ranking().segment());
    long ageTicks = BusinessDay.cutTicks(list.asOf()) - product.lastOrderedTicks();
    return new Explanation(
        product.frequency(),
        weights.frequency(),
        product.recency(),
        weights.recency(),
        product.orderCount(),
        Ticks.toInstant(product.lastOrderedTicks()),
        Math.floorDiv(ageTicks, Ticks.PER_DAY),
        plainRank);
  }
}
