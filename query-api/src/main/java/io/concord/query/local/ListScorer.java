package io.concord.query.local;

import io.concord.experiment.Experiment;
import io.concord.purchase.BusinessDay;
import io.concord.purchase.PurchaseHistory;
import io.concord.query.RecommendationQuery;
import io.concord.scoring.Demand;
import io.concord.scoring.Ranking;
import io.concord.scoring.Segment;
import io.concord.scoring.Strategy;
import io.concord.store.PurchaseView;
import io.concord.store.StoredRecommendations;
import io.concord.topology.TopologySettings;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;

/**
 * Knows which list a query asks for: as of which day, by which strategy; and makes it from the
 * client's rows. Thread-safe.
 */
final class ListScorer {
  private final Experiment experiment;
  private final BusinessDay businessDay;
  private final ListRules rules;
  private final InstantSource clock;

  ListScorer(Experiment experiment, BusinessDay businessDay, ListRules rules, InstantSource clock) {
    this.experiment = experiment;
    this.businessDay = businessDay;
    this.rules = rules;
    this.clock = clock;
  }

  LocalDate asOf(RecommendationQuery query) {
    return query.asOf() != null ? query.asOf() : businessDay.liveAsOf(clock.instant());
  }

  Strategy strategy(RecommendationQuery query) {
    if (query.strategy() != null) {
      return Strategy.of(query.strategy());
    }
    return query.plain() ? Strategy.V3 : experiment.strategy(query.clientId());
  }

  /** The experiment that gave the list its strategy; null when the query did, and without one. */
  String experiment(RecommendationQuery query) {
    return query.plain() || query.strategy() != null ? null : experiment.label(query.clientId());
  }

  /**
   * Whether the stored list is the one asked for, or begins with it. One of yesterday is not, nor
   * is one of a strategy that is no longer the client's.
   */
  boolean isAnswer(StoredRecommendations stored, RecommendationQuery query) {
    return query.limit() <= TopologySettings.LIST_SIZE
        && stored.asOf().equals(asOf(query))
        && stored.strategy() == strategy(query)
        && rules.suffices(query, stored);
  }

  /**
   * The list as the rows give it: all products if there are rules, for nobody knows how many they
   * take out.
   *
   * @param stored the client's stored list, or null
   * @param demand as of the query's day
   */
  StoredRecommendations score(
      RecommendationQuery query,
      StoredRecommendations stored,
      PurchaseView purchases,
      Demand demand) {
    LocalDate asOf = asOf(query);
    Strategy strategy = strategy(query);
    PurchaseHistory history = history(query.clientId(), asOf, strategy, purchases);
    return new StoredRecommendations(
        stored == null ? 0 : stored.revision(),
        asOf,
        clock.instant(),
        history.orders(),
        strategy,
        strategy.rank(history, demand, rules.areNone(query) ? query.limit() : history.size()));
  }

  /** The list of a client without purchases. */
  StoredRecommendations empty(RecommendationQuery query) {
    return new StoredRecommendations(
        0, asOf(query), clock.instant(), 0, strategy(query), new Ranking(Segment.LIGHT, List.of()));
  }

  /**
   * What the list's scores are made of.
   *
   * @param demand as of the list's day
   */
  static Explanations explanations(
      long clientId, StoredRecommendations list, PurchaseView purchases, Demand demand) {
    PurchaseHistory history = history(clientId, list.asOf(), list.strategy(), purchases);
    return Explanations.of(list, history, demand);
  }

  private static PurchaseHistory history(
      long clientId, LocalDate asOf, Strategy strategy, PurchaseView purchases) {
    return purchases.history(clientId, BusinessDay.cutTicks(asOf), strategy);
  }
}
