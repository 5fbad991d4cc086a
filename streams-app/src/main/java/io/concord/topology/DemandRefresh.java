package io.concord.topology;

import io.concord.experiment.Experiment;
import io.concord.scoring.Ranking;
import io.concord.scoring.ScoredProduct;
import io.concord.scoring.Strategy;
import io.concord.store.RecommendationStore;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongPredicate;

/**
 * Walks over the stored lists that depend on what all clients order, in short steps, now and then:
 * that changes without an event of the client. While nobody orders anything nobody walks.
 */
final class DemandRefresh {
  /** Few: each may have to be read anew. */
  private static final int CLIENTS_MAX = 1;

  private final NodeDemand demand;
  private final boolean isUsed;
  private final long intervalMs;
  private final ListWalk walk;
  private long seenVersion = -1;
  private long startedMs = Long.MIN_VALUE;

  DemandRefresh(
      RecommendationStore store, NodeDemand demand, Experiment experiment, Duration interval) {
    this.demand = demand;
    this.isUsed =
        Arrays.stream(Strategy.values()).filter(Strategy::usesDemand).anyMatch(experiment::uses);
    this.intervalMs = interval.toMillis();
    this.walk = new ListWalk(store, CLIENTS_MAX);
  }

  /** Starts a walk when it is time and the demand changed since the last one was started. */
  void startWhenDue(long nowMs) {
    boolean isTime = nowMs >= startedMs + intervalMs || nowMs < startedMs;
    long version = demand.version();
    if (isUsed && walk.isDone() && isTime && version != seenVersion) {
      seenVersion = version;
      startedMs = nowMs;
      walk.start();
    }
  }

  boolean isDone() {
    return walk.isDone();
  }

  /** The next few clients whose list may have changed; lists of another day wait for that day. */
  List<Long> next(LocalDate asOf, LongPredicate skip) {
    return walk.next(
        (clientId, list) ->
            list.strategy().usesDemand() && list.asOf().equals(asOf) && !skip.test(clientId));
  }

  /** Whether the products keep their places, whatever became of the scores. */
  static boolean keepsPlaces(Ranking ranking, Ranking next) {
    return products(ranking).equals(products(next));
  }

  private static List<Long> products(Ranking ranking) {
    return ranking.products().stream().map(ScoredProduct::productId).toList();
  }
}
