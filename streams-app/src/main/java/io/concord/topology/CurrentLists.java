package io.concord.topology;

import io.concord.experiment.Experiment;
import io.concord.purchase.BusinessDay;
import io.concord.purchase.PurchaseHistory;
import io.concord.scoring.Demand;
import io.concord.scoring.Ranking;
import io.concord.scoring.Strategy;
import io.concord.store.DemandView;
import io.concord.store.StoredRecommendations;
import java.time.Instant;
import java.time.LocalDate;

/** Makes a client's list as it is right now, from its history and from what all clients order. */
final class CurrentLists {
  private final Experiment experiment;
  private final HistoryCache histories;
  private final NodeDemand demand;
  private final DemandView demandRows;

  CurrentLists(
      Experiment experiment, HistoryCache histories, NodeDemand demand, DemandView demandRows) {
    this.experiment = experiment;
    this.histories = histories;
    this.demand = demand;
    this.demandRows = demandRows;
  }

  /** The list by the client's strategy, as of the start of the day; without a revision. */
  StoredRecommendations list(long clientId, LocalDate asOf, long nowMs) {
    PurchaseHistory history = history(clientId, asOf);
    return new StoredRecommendations(
        0,
        asOf,
        Instant.ofEpochMilli(nowMs),
        history.orders(),
        experiment.strategy(clientId),
        rank(clientId, asOf, history));
  }

  /**
   * The ranking as it stood before an order, of which the rows have the time and nothing else yet.
   *
   * @param createdTicks the order's
   */
  Ranking before(long clientId, LocalDate asOf, long createdTicks) {
    PurchaseHistory history = history(clientId, asOf);
    int own = createdTicks < history.asOfTicks() ? 1 : 0;
    history.addOrders(-own);
    try {
      return rank(clientId, asOf, history);
    } finally {
      history.addOrders(own);
    }
  }

  private Ranking rank(long clientId, LocalDate asOf, PurchaseHistory history) {
    Strategy strategy = experiment.strategy(clientId);
    Demand others = strategy.usesDemand() ? demand.asOf(demandRows, asOf) : Demand.NONE;
    return strategy.rank(history, others, TopologySettings.LIST_SIZE);
  }

  /** What the list is made from; for reading only. */
  PurchaseHistory history(long clientId, LocalDate asOf) {
    return histories.history(clientId, BusinessDay.cutTicks(asOf), experiment.strategy(clientId));
  }
}
