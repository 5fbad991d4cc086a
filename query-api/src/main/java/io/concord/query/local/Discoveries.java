package io.concord.query.local;

import io.concord.query.RecommendationQuery;
import io.concord.scoring.Discovery;
import io.concord.scoring.ScoredProduct;
import io.concord.store.StoredRecommendations;
import io.concord.topology.TopologySettings;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Fills live lists of strategies that use demand, up to the length of a stored list, with products
 * that the client never ordered.
 */
final class Discoveries {
  /** Behind rules, which take out some. */
  static final int CANDIDATES_MAX = 200;

  private final CoPurchases coPurchases;
  private final Function<LocalDate, List<Long>> popular;
  private final Supplier<LocalDate> today;

  /**
   * Fills from these.
   *
   * @param popular product IDs that all clients order most before a day, best first
   * @param today the live day
   */
  Discoveries(
      CoPurchases coPurchases, Function<LocalDate, List<Long>> popular, Supplier<LocalDate> today) {
    this.coPurchases = coPurchases;
    this.popular = popular;
    this.today = today;
  }

  /** Whether the list gets discoveries: it then is all that the client ever ordered. */
  boolean mayFill(RecommendationQuery query, StoredRecommendations list) {
    int own = list.ranking().products().size();
    return query.discovery()
        && list.strategy().usesDemand()
        && own > 0
        && own < Math.min(query.limit(), TopologySettings.LIST_SIZE)
        && list.asOf().equals(today.get());
  }

  /** The list's products and discoveries behind them, so many together at most. */
  List<ScoredProduct> filled(long clientId, StoredRecommendations list, int limit) {
    return Discovery.fill(
        list.ranking().products(),
        coPurchases.recent(clientId),
        coPurchases::similar,
        () -> popular.apply(list.asOf()),
        limit);
  }
}
