package io.concord.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.concord.contract.RecommendationChanged;
import io.concord.oracle.BatchV3;
import io.concord.oracle.BatchV3.ClientList;
import io.concord.oracle.BatchV3.Place;
import io.concord.purchase.BusinessDay;
import io.concord.purchase.RecentPurchases;
import io.concord.purchase.RecentPurchases.Product;
import io.concord.purchase.Ticks;
import io.concord.scoring.ScoredProduct;
import io.concord.store.Names;
import io.concord.store.OrderStore;
import io.concord.store.PopularityView;
import io.concord.store.PurchaseView;
import io.concord.store.RecentPurchasesView;
import io.concord.store.RecommendationView;
import io.concord.store.StoredRecommendations;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Compares lists and events with V3 from scratch over the source tables. */
final class BatchCheck {
  private static final double EXACT = 1e-12;
  private static final int POPULAR_MAX = 200;
  private static final long NOBODY = -1;

  private final SourceDatabase database;
  private final LocalDate asOf;
  private final BatchV3 batch;
  private final Map<Long, ClientList> expected;
  private long unpublished;

  BatchCheck(SourceDatabase database, LocalDate asOf) {
    this.database = database;
    this.asOf = asOf;
    this.batch = database.batch(TopologyFixture.EXCLUDED);
    this.expected = batch.lists(cut(asOf), TopologySettings.LIST_SIZE);
  }

  /** Everything the topology promises while no event is in flight. */
  static void verify(TopologyFixture fixture) {
    verify(fixture, fixture.database);
  }

  /** The same of another database whose records the fixture was given. */
  static void verify(TopologyFixture fixture, SourceDatabase database) {
    fixture.changes();
    BatchCheck check = new BatchCheck(database, fixture.asOf());
    check.lists(client -> fixture.recommendations());
    check.unpublished = fixture.generation.unpublished();
    if (fixture.generation.publishes()) {
      check.events(client -> fixture.recommendations(), fixture.subscriber.latest());
    }
    check.popularity(fixture.popularity());
    check.recentPurchases(fixture.recentPurchases(), fixture.purchases());
    RowCheck rows = new RowCheck(database);
    rows.orders(new OrderStore(fixture.store(Names.ORDERS_STORE)), order -> true);
    rows.purchases(client -> fixture.purchases());
    rows.catalogue(fixture.catalogue());
  }

  /** The stored lists of all clients that ever were; each client's may be in another store. */
  void lists(Function<Long, RecommendationView> lists) {
    for (long client : database.clientsEver()) {
      StoredRecommendations stored = lists.apply(client).list(client);
      ClientList list = expected.get(client);
      if (stored != null) {
        assertThat(stored.asOf()).isEqualTo(asOf);
      }
      if (list == null || list.isPopular()) {
        assertThat(stored == null || stored.ranking().products().isEmpty())
            .as("client %s has no purchases, list=%s", client, stored)
            .isTrue();
        assertThat(stored == null ? 0 : stored.orders())
            .as("orders of client %s", client)
            .isEqualTo(list == null ? 0 : list.orders());
        continue;
      }
      assertThat(stored).as("list of client %s, expected %s", client, list).isNotNull();
      assertThat(stored.orders()).as("orders of client %s", client).isEqualTo(list.orders());
      assertThat(stored.ranking().segment()).hasToString(list.segment());
      assertPlaces(client, list.places(), stored.ranking().products());
    }
  }

  /** The last event of each client is its list; who never had one heard nothing. */
  void events(Function<Long, RecommendationView> lists, Map<Long, RecommendationChanged> events) {
    for (long client : database.clientsEver()) {
      RecommendationChanged event = events.get(client);
      StoredRecommendations stored = lists.apply(client).list(client);
      assertThat(stored == null ? unpublished : stored.revision())
          .as("revision of client %s", client)
          .isEqualTo(event == null ? unpublished : event.revision());
      ClientList list = expected.get(client);
      if (list == null || list.isPopular()) {
        assertThat(event == null || event.recommendations().isEmpty())
            .as("client %s has no purchases, event=%s", client, event)
            .isTrue();
        continue;
      }
      assertThat(event).as("event of client %s", client).isNotNull();
      assertThat(event.segment()).isEqualTo(list.segment());
      List<ScoredProduct> products =
          event.recommendations().stream()
              .map(
                  p ->
                      new ScoredProduct(
                          p.productId(),
                          p.score(),
                          p.frequency(),
                          p.recency(),
                          p.orderCount(),
                          Ticks.of(p.lastOrderedAt())))
              .toList();
      assertThat(products).isEqualTo(stored.ranking().products());
      assertPlaces(client, list.places(), products);
    }
  }

  private static void assertPlaces(long client, List<Place> expected, List<ScoredProduct> actual) {
    assertThat(actual)
        .as("products of client %s", client)
        .extracting(ScoredProduct::productId)
        .containsExactlyElementsOf(expected.stream().map(Place::productId).toList());
    for (int i = 0; i < actual.size(); i++) {
      Place place = expected.get(i);
      ScoredProduct product = actual.get(i);
      assertThat(product.score()).isEqualTo(place.score(), within(EXACT));
      assertThat(product.orderCount()).isEqualTo(place.orderCount());
      if (place.lastOrderedAt() != null) {
        assertThat(Ticks.toInstant(product.lastOrderedTicks())).isEqualTo(place.lastOrderedAt());
      }
    }
  }

  /** What is known everywhere of each client is what its rows say. */
  void recentPurchases(RecentPurchasesView recent, PurchaseView purchases) {
    for (long client : database.clientsEver()) {
      List<Product> products =
          RecentPurchases.of(purchases.history(client, BusinessDay.cutTicks(asOf))).products();
      assertThat(recent.recent(client))
          .as("recent purchases of client %s", client)
          .isEqualTo(products.isEmpty() ? null : new RecentPurchases(products));
      for (Product product : products) {
        assertThat(recent.buyers(product.productId(), Integer.MAX_VALUE)).contains(client);
      }
    }
  }

  /** The popular list of any day is a count over all orders. */
  void popularity(PopularityView popularity) {
    Stream<LocalDate> days =
        batch.orders().stream()
            .map(order -> LocalDate.ofInstant(order.created(), ZoneOffset.UTC).plusDays(1));
    Stream.concat(days, Stream.of(asOf))
        .distinct()
        .forEach(
            day -> assertPlaces(NOBODY, popular(day), popularity.ranking((int) day.toEpochDay())));
  }

  private List<Place> popular(LocalDate day) {
    BatchV3 withNobody =
        new BatchV3(
            List.of(new BatchV3.Client(NOBODY)),
            batch.agreements(),
            batch.orders(),
            batch.lines(),
            batch.excludedProducts());
    return withNobody.lists(cut(day), POPULAR_MAX).get(NOBODY).places();
  }

  private static Instant cut(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
