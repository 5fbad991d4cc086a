package io.concord.query.local;

import io.concord.contract.Recommendations.Explanation;
import io.concord.purchase.BusinessDay;
import io.concord.purchase.PurchaseHistory;
import io.concord.purchase.Ticks;
import io.concord.scoring.Demand;
import io.concord.scoring.ScoredProduct;
import io.concord.scoring.Weights;
import io.concord.store.StoredRecommendations;

/** Says how the scores of one list's places came about. */
final class Explanations {
  private final StoredRecommendations list;
  private final PurchaseHistory history;
  private final Demand demand;

  private Explanations(StoredRecommendations list, PurchaseHistory history, Demand demand) {
    this.list = list;
    this.history = history;
    this.demand = demand;
  }

  /** Of a list whose scores are weighted sums, or of a popular one. */
  static Explanations of(StoredRecommendations list) {
    return new Explanations(list, null, null);
  }

  /**
   * Of a list whose scores hang on demand. The rows may have changed since it was ranked.
   *
   * @param history with decayed sums
   */
  static Explanations of(StoredRecommendations list, PurchaseHistory history, Demand demand) {
    return new Explanations(list, history, demand);
  }

  /**
   * How a product's place in the list came about.
   *
   * @param plainRank null in a list without rules
   */
  Explanation of(ScoredProduct product, Integer plainRank) {
    if (product.lastOrderedTicks() == ScoredProduct.NEVER) {
      return popular(product, plainRank);
    }
    return history == null ? weighted(product, plainRank) : demanded(product, plainRank);
  }

  /** A popular product's score is its share of the most ordered product's orders. */
  private static Explanation popular(ScoredProduct product, Integer plainRank) {
    return new Explanation(
        product.frequency(), 1, 0, 0, product.orderCount(), null, null, plainRank);
  }

  private Explanation weighted(ScoredProduct product, Integer plainRank) {
    Weights weights = Weights.of(list.ranking().segment());
    return new Explanation(
        product.frequency(),
        weights.frequency(),
        product.recency(),
        weights.recency(),
        product.orderCount(),
        Ticks.toInstant(product.lastOrderedTicks()),
        daysSinceLastOrder(product),
        plainRank);
  }

  private Explanation demanded(ScoredProduct product, Integer plainRank) {
    int index = history.indexOf(product.productId());
    return new Explanation(
        product.frequency(),
        null,
        product.recency(),
        null,
        product.orderCount(),
        Ticks.toInstant(product.lastOrderedTicks()),
        daysSinceLastOrder(product),
        plainRank,
        index < 0 ? 0 : history.df30(index),
        index < 0 ? 0 : history.df365(index),
        demand.pop14(product.productId()));
  }

  private long daysSinceLastOrder(ScoredProduct product) {
    long ageTicks = BusinessDay.cutTicks(list.asOf()) - product.lastOrderedTicks();
    return Math.floorDiv(ageTicks, Ticks.PER_DAY);
  }
}
