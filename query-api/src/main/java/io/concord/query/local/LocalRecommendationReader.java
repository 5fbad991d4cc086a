package io.concord.query.local;

import io.concord.app.RecommenderStreams;
import io.concord.contract.PopularProducts;
import io.concord.contract.Recommendations;
import io.concord.contract.Recommendations.RecommendedProduct;
import io.concord.contract.Recommendations.Source;
import io.concord.purchase.BusinessDay;
import io.concord.purchase.PurchaseHistory;
import io.concord.query.PopularReader;
import io.concord.query.RecommendationQuery;
import io.concord.query.RecommendationReader;
import io.concord.query.Result;
import io.concord.query.Result.Found;
import io.concord.query.Result.UnknownClient;
import io.concord.scoring.Popularity;
import io.concord.scoring.Ranking;
import io.concord.scoring.ScoredProduct;
import io.concord.scoring.ScoringStrategy;
import io.concord.scoring.Segment;
import io.concord.store.PurchaseView;
import io.concord.store.StoredRecommendations;
import io.concord.topology.TopologySettings;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Answers with the stored list where it is the one asked for; scores anew from the client's rows
 * where it is not: another day, a longer list, or a list that the day's turn has not reached yet.
 */
final class LocalRecommendationReader implements RecommendationReader {
  private final InstantSource clock;
  private final ScoringStrategy strategy;
  private final BusinessDay businessDay;
  private final LocalStores stores;
  private final Answers answers;
  private final PopularReader popular;
  private final Catalogue catalogue;

  LocalRecommendationReader(
      RecommenderStreams streams,
      LocalStores stores,
      Catalogue catalogue,
      PopularReader popular,
      InstantSource clock) {
    this.clock = clock;
    this.strategy = streams.settings().topology().strategy();
    this.businessDay = streams.settings().businessDay();
    this.stores = stores;
    this.answers = new Answers(streams);
    this.popular = popular;
    this.catalogue = catalogue;
  }

  @Override
  public Result<Recommendations> recommendations(RecommendationQuery query) {
    return answers.whenRestored(() -> read(query));
  }

  @Override
  public Result<Recommendations> popular(RecommendationQuery query) {
    return answers.whenRestored(
        () -> answer(query, nothing(query), stores.staleness(clock.instant())));
  }

  private Result<Recommendations> read(RecommendationQuery query) {
    StoredRecommendations stored = stores.recommendations(query.clientId()).list(query.clientId());
    boolean hasList = stored != null && !stored.ranking().products().isEmpty();
    if (hasList && isAsked(query, stored)) {
      return answer(query, stored);
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
    return answer(query, score(query, stored, purchases));
  }

  private boolean isAsked(RecommendationQuery query, StoredRecommendations stored) {
    return query.limit() <= TopologySettings.LIST_SIZE && stored.asOf().equals(asOf(query));
  }

  private StoredRecommendations score(
      RecommendationQuery query, StoredRecommendations stored, PurchaseView purchases) {
    PurchaseHistory history =
        purchases.history(query.clientId(), BusinessDay.cutTicks(asOf(query)));
    return new StoredRecommendations(
        stored == null ? 0 : stored.revision(),
        asOf(query),
        clock.instant(),
        history.orders(),
        strategy.rank(history, query.limit()));
  }

  private StoredRecommendations nothing(RecommendationQuery query) {
    return new StoredRecommendations(
        0, asOf(query), clock.instant(), 0, new Ranking(Segment.LIGHT, List.of()));
  }

  private LocalDate asOf(RecommendationQuery query) {
    return query.asOf() != null ? query.asOf() : businessDay.liveAsOf(clock.instant());
  }

  private Result<Recommendations> answer(RecommendationQuery query, StoredRecommendations list) {
    return answer(query, list, stores.staleness(query.clientId(), clock.instant()));
  }

  private Result<Recommendations> answer(
      RecommendationQuery query, StoredRecommendations list, Duration staleness) {
    if (!list.ranking().products().isEmpty()) {
      return new Found<>(answer(query, list, staleness, Source.HISTORY, list.ranking().products()));
    }
    Result<PopularProducts> products = popular.popular(list.asOf());
    return products instanceof Found<PopularProducts> found
        ? new Found<>(popular(query, list, staleness, found.value()))
        : answers.unavailable();
  }

  /** As stale as what is known of the client, or as the popularity if that is older. */
  private Recommendations popular(
      RecommendationQuery query,
      StoredRecommendations list,
      Duration staleness,
      PopularProducts products) {
    Duration popularity = Duration.ofMillis(products.stalenessMs());
    Duration oldest = popularity.compareTo(staleness) > 0 ? popularity : staleness;
    return answer(query, list, oldest, Source.POPULAR, scored(products));
  }

  private static List<ScoredProduct> scored(PopularProducts popular) {
    return popular.products().stream()
        .map(p -> Popularity.scored(p.productId(), p.score(), p.orderCount()))
        .toList();
  }

  private Recommendations answer(
      RecommendationQuery query,
      StoredRecommendations list,
      Duration staleness,
      Source source,
      List<ScoredProduct> products) {
    return new Recommendations(
        query.clientId(),
        list.asOf(),
        strategy.name(),
        list.ranking().segment().name(),
        source,
        list.orders(),
        list.revision(),
        list.generatedAt(),
        staleness.toMillis(),
        stores.areInexact(),
        places(query, list, products));
  }

  private List<RecommendedProduct> places(
      RecommendationQuery query, StoredRecommendations list, List<ScoredProduct> products) {
    int size = Math.min(query.limit(), products.size());
    List<RecommendedProduct> places = new ArrayList<>(size);
    for (ScoredProduct product : products.subList(0, size)) {
      Catalogue.Entry entry = catalogue.entry(product.productId());
      places.add(
          new RecommendedProduct(
              places.size() + 1,
              product.productId(),
              product.score(),
              entry.name(),
              entry.vendorCode(),
              entry.brands(),
              query.explain() ? Explanations.of(product, list) : null));
    }
    return places;
  }
}
