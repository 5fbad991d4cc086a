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

  static Explanation of(ScoredProduct product, StoredRecommendations list) {
    return product.lastOrderedTicks() == ScoredProduct.NEVER
        ? popular(product)
        : own(product, list);
  }

  /** A popular product's score is its share of the most ordered product's orders. */
  private static Explanation popular(ScoredProduct product) {
    return new Explanation(product.frequency(), 1, 0, 0, product.orderCount(), null, null);
  }

  private static Explanation own(ScoredProduct product, StoredRecommendations list) {
    Weights weights = Weights.of(list.ranking().segment());
    long ageTicks = BusinessDay.cutTicks(list.asOf()) - product.lastOrderedTicks();
    return new Explanation(
        product.frequency(),
        weights.frequency(),
        product.recency(),
        weights.recency(),
        product.orderCount(),
        Ticks.toInstant(product.lastOrderedTicks()),
        Math.floorDiv(ageTicks, Ticks.PER_DAY));
  }
}
