package io.concord.scoring;

import io.concord.purchase.PurchaseHistory;
import io.concord.purchase.Ticks;
import java.util.List;

/**
 * The V4 strategy: score = (DF30 + DF365) * (1 + Pop14)^g over the client's own products, ties by
 * product ID ascending. DFt is the client's own orders with the product, Pop14 all clients', each
 * order decayed by its age; g = 0.5 for a client with fewer than 100 orders, else 0.25.
 *
 * <p>It takes the decayed sums as they are at the as-of moment. A sum kept from an earlier moment
 * is brought there by {@link #decay} of the time between.
 */
public final class V4 {
  public static final int SHORT_DAYS = 30;
  public static final int LONG_DAYS = 365;
  public static final int POPULARITY_DAYS = 14;

  private static final int MANY_ORDERS_MIN = 100;

  private V4() {}

  /**
   * What is left of 1 after so many ticks: exp(-age / days), the age with its fraction of a day.
   */
  public static double decay(long ageTicks, int days) {
    return StrictMath.exp(-(ageTicks / (double) Ticks.PER_DAY) / days);
  }

  /**
   * The score of one product.
   *
   * @param orders the client's orders
   */
  public static double score(double df30, double df365, double pop14, int orders) {
    double demand = 1 + pop14;
    double root = StrictMath.sqrt(demand);
    return (df30 + df365) * (orders < MANY_ORDERS_MIN ? root : StrictMath.sqrt(root));
  }

  /**
   * The best {@code limit} of the client's products; their frequency and recency are told as in
   * {@link V3} and are no parts of the score.
   *
   * @param history with decayed sums
   */
  public static Ranking rank(PurchaseHistory history, Demand demand, int limit) {
    if (history.size() == 0) {
      return new Ranking(Segment.LIGHT, List.of());
    }
    double highest = V3.highestOrderCount(history);
    TopProducts top = new TopProducts(limit);
    for (int i = 0; i < history.size(); i++) {
      top.offer(score(history, demand, i), i);
    }
    return new Ranking(
        Segment.of(history),
        top.toList((index, score) -> V3.product(history, index, highest, score)));
  }

  private static double score(PurchaseHistory history, Demand demand, int index) {
    return score(
        history.df30(index),
        history.df365(index),
        demand.pop14(history.productId(index)),
        history.orders());
  }
}
