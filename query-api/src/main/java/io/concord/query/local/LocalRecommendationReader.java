package io.concord.query.local;

import io.concord.app.RecommenderStreams;
import io.concord.contract.PopularProducts;
import io.concord.contract.Recommendations;
import io.concord.contract.Recommendations.RecommendedProduct;
import io.concord.contract.Recommendations.RemovedProduct;
import io.concord.contract.Recommendations.Source;
import io.concord.query.PopularReader;
import io.concord.query.RecommendationQuery;
import io.concord.query.RecommendationReader;
import io.concord.query.Result;
import io.concord.query.Result.Found;
import io.concord.query.Result.UnknownClient;
import io.concord.query.rules.Selection;
import io.concord.scoring.Popularity;
import io.concord.scoring.ScoredProduct;
import io.concord.store.PurchaseView;
import io.concord.store.StoredRecommendations;
import io.concord.topology.TopologySettings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.apache.kafka.streams.errors.InvalidStateStoreException;

/**
 * Answers with the stored list where it is the one asked for; scores anew from the client's rows
 * where it is not: another day or strategy, a longer list, or a list that the day's turn or a
 * change of the experiment has not reached yet.
 */
final class LocalRecommendationReader implements RecommendationReader {
  private final InstantSource clock;
  private final LocalStores stores;
  private final Answers answers;
  private final PopularReader popular;
  private final Places places;
  private final ListRules rules;
  private final ListScorer scorer;
  private final Discoveries discoveries;

  LocalRecommendationReader(
      RecommenderStreams streams,
      LocalStores stores,
      Places places,
      PopularReader popular,
      ListRules rules,
      Discoveries discoveries,
      InstantSource clock) {
    this.clock = clock;
    this.stores = stores;
    this.answers = new Answers(streams);
    this.popular = popular;
    this.places = places;
    this.rules = rules;
    this.discoveries = discoveries;
    this.scorer =
        new ListScorer(
            streams.settings().experiment(), streams.settings().businessDay(), rules, clock);
  }

  @Override
  public Result<Recommendations> recommendations(RecommendationQuery query) {
    return answers.whenRestored(() -> read(query));
  }

  @Override
  public Result<Recommendations> popular(RecommendationQuery query) {
    return answers.whenRestored(
        () -> ownOrPopular(query, scorer.empty(query), stores.staleness(clock.instant())));
  }

  private Result<Recommendations> read(RecommendationQuery query) {
    StoredRecommendations stored = stores.recommendations(query.clientId()).list(query.clientId());
    boolean hasList = stored != null && !stored.ranking().products().isEmpty();
    if (hasList && scorer.isAnswer(stored, query)) {
      return ownOrPopular(query, stored);
    }
    PurchaseView purchases = stores.purchases(query.clientId());
    if (stored == null && answers.isBehind()) {
      return answers.unavailable();
    }
    if (!hasList && !purchases.knows(query.clientId())) {
      return stores.mayNotKnow(query.clientId(), clock.instant())
          ? answers.unavailable()
          : new UnknownClient<>(query.clientId());
    }
    return ownOrPopular(
        query, scorer.score(query, stored, purchases, stores.demand(scorer.asOf(query))));
  }

  private Result<Recommendations> ownOrPopular(
      RecommendationQuery query, StoredRecommendations list) {
    return ownOrPopular(query, list, stores.staleness(query.clientId(), clock.instant()));
  }

  private Result<Recommendations> ownOrPopular(
      RecommendationQuery query, StoredRecommendations list, Duration staleness) {
    if (!list.ranking().products().isEmpty()) {
      return new Found<>(ofHistory(query, list, staleness));
    }
    Result<PopularProducts> products = popular.popular(list.asOf());
    return products instanceof Found<PopularProducts> found
        ? new Found<>(ofPopular(query, list, staleness, found.value()))
        : answers.unavailable();
  }

  private Recommendations ofHistory(
      RecommendationQuery query, StoredRecommendations list, Duration staleness) {
    if (!discoveries.mayFill(query, list)) {
      return ruled(query, list, staleness, Source.HISTORY, list.ranking().products());
    }
    RecommendationQuery bounded = query.atMost(TopologySettings.LIST_SIZE);
    int limit = rules.areNone(query) ? bounded.limit() : Discoveries.CANDIDATES_MAX;
    return ruled(bounded, list, staleness, Source.HISTORY, filled(query, list, limit));
  }

  /** What the client bought is answered also while the rest cannot be read. */
  private List<ScoredProduct> filled(
      RecommendationQuery query, StoredRecommendations list, int limit) {
    try {
      return discoveries.filled(query.clientId(), list, limit);
    } catch (InvalidStateStoreException e) {
      return list.ranking().products();
    }
  }

  /** As stale as what is known of the client, or as the popularity if that is older. */
  private Recommendations ofPopular(
      RecommendationQuery query,
      StoredRecommendations list,
      Duration staleness,
      PopularProducts products) {
    Duration popularity = Duration.ofMillis(products.stalenessMs());
    Duration oldest = popularity.compareTo(staleness) > 0 ? popularity : staleness;
    return ruled(query, list, oldest, Source.POPULAR, scored(products));
  }

  private static List<ScoredProduct> scored(PopularProducts popular) {
    return popular.products().stream()
        .map(p -> Popularity.scored(p.productId(), p.score(), p.orderCount()))
        .toList();
  }

  private Recommendations ruled(
      RecommendationQuery query,
      StoredRecommendations list,
      Duration staleness,
      Source source,
      List<ScoredProduct> products) {
    Explanations explanations = query.explain() ? explanations(query, list, source) : null;
    if (rules.areNone(query)) {
      return assembled(
          query,
          list,
          staleness,
          source,
          places.plain(query.limit(), products, explanations),
          null);
    }
    Selection selection = rules.select(query, list, products);
    return assembled(
        query,
        list,
        staleness,
        source,
        places.kept(selection, explanations),
        query.explain() ? places.removed(selection) : null);
  }

  /** Rows are read again for this, and only where they say what the list itself does not. */
  private Explanations explanations(
      RecommendationQuery query, StoredRecommendations list, Source source) {
    return source == Source.HISTORY && list.strategy().usesDemand()
        ? ListScorer.explanations(
            query.clientId(), list, stores.purchases(query.clientId()), stores.demand(list.asOf()))
        : Explanations.of(list);
  }

  private Recommendations assembled(
      RecommendationQuery query,
      StoredRecommendations list,
      Duration staleness,
      Source source,
      List<RecommendedProduct> recommendations,
      List<RemovedProduct> removed) {
    return new Recommendations(
        query.clientId(),
        list.asOf(),
        list.strategy().label(),
        scorer.experiment(query),
        list.ranking().segment().name(),
        source,
        list.orders(),
        list.revision(),
        list.generatedAt(),
        staleness.toMillis(),
        stores.areInexact(),
        ListRules.asked(query),
        rules.defaultNames(query),
        recommendations,
        removed);
  }
}
