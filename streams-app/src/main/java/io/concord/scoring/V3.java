package io.concord.scoring;

import io.concord.purchase.PurchaseHistory;
import java.util.List;

/**
 * The V3 strategy: score = wf * orderCount / max(orderCount) + wr * exp(-days / 90), with weights
 * by segment, ties by product ID ascending. Linear in the products, plus a heap of {@code limit}.
 */
public final class V3 {
  private V3() {}

  /** The best {@code limit} products of the history, as of the history's own moment. */
  public static Ranking rank(PurchaseHistory history, int limit) {
    if (history.size() == 0) {
      return new Ranking(Segment.LIGHT, List.of());
    }
    Segment segment = Segment.of(history);
    Weights weights = Weights.of(segment);
    double highest = highestOrderCount(history);
    TopProducts top = new TopProducts(limit);
    for (int i = 0; i < history.size(); i++) {
      top.offer(score(history, i, highest, weights), i);
    }
    return new Ranking(
        segment, top.toList((index, score) -> product(history, index, highest, score)));
  }

  private static double score(PurchaseHistory history, int index, double highest, Weights weights) {
    return weights.frequency() * (history.orderCount(index) / highest)
        + weights.recency() * recency(history, index);
  }

  private static double recency(PurchaseHistory history, int index) {
    return Recency.of(Recency.days(history.lastOrderedTicks(index), history.asOfTicks()));
  }

  /** A place, told in V3's parts whatever gave the score. */
  static ScoredProduct product(PurchaseHistory history, int index, double highest, double score) {
    return new ScoredProduct(
        history.productId(index),
        score,
        history.orderCount(index) / highest,
        recency(history, index),
        history.orderCount(index),
        history.lastOrderedTicks(index));
  }

  static int highestOrderCount(PurchaseHistory history) {
    int highest = 0;
    for (int i = 0; i < history.size(); i++) {
      highest = Math.max(highest, history.orderCount(i));
    }
    return highest;
  }
}
