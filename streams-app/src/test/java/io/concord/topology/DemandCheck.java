package io.concord.topology;

import io.concord.purchase.BusinessDay;
import io.concord.scoring.Demand;
import io.concord.scoring.Ranking;
import io.concord.scoring.Strategy;
import io.concord.store.DemandView;
import io.concord.store.PurchaseView;
import io.concord.store.RecommendationStore;
import java.time.LocalDate;

/** Tells when the lists that depend on the demand have been looked at since it changed. */
final class DemandCheck {
  private DemandCheck() {}

  /** Whether all lists of V4 have the places that they would have if they were ranked now. */
  static boolean isRefreshed(
      RecommendationStore lists, PurchaseView purchases, DemandView demand, LocalDate asOf) {
    Demand others = demand.asOf(asOf);
    boolean[] refreshed = {true};
    lists.forEachList(
        Long.MIN_VALUE,
        (client, list) -> {
          if (list.strategy() == Strategy.V4) {
            Ranking now =
                Strategy.V4.rank(
                    purchases.history(client, BusinessDay.cutTicks(asOf), Strategy.V4),
                    others,
                    TopologySettings.LIST_SIZE);
            refreshed[0] = DemandRefresh.keepsPlaces(list.ranking(), now);
          }
          return refreshed[0];
        });
    return refreshed[0];
  }
}
