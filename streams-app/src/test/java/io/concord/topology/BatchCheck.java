package io.concord.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.concord.contract.RecommendationChanged;
import io.concord.oracle.BatchV3;
import io.concord.oracle.BatchV3.ClientList;
import io.concord.oracle.BatchV3.Place;
import io.concord.purchase.Ticks;
import io.concord.scoring.ScoredProduct;
import io.concord.store.PopularityView;
import io.concord.store.Purchase;
import io.concord.store.PurchaseView;
import io.concord.store.RecommendationView;
import io.concord.store.StoredRecommendations;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Compares stores and events with V3 from scratch over the source tables. */
final class BatchCheck {
  private static final double EXACT = 1e-12;
  private static final int POPULAR_MAX = 200;
  private static final long NOBODY = -1;

  private final SourceDatabase database;
  private final LocalDate asOf;
  private final Map<Long, ClientList> expected;
  private final List<Place> popular;

  BatchCheck(SourceDatabase database, LocalDate asOf) {
    this.database = database;
    this.asOf = asOf;
    BatchV3 batch = database.batch(TopologyFixture.EXCLUDED);
    Instant cut = asOf.atStartOfDay(ZoneOffset.UTC).toInstant();
    this.expected = batch.lists(cut, TopologySettings.LIST_SIZE);
    BatchV3 withNobody =
        new BatchV3(
            List.of(new BatchV3.Client(NOBODY)),
            batch.agreements(),
            batch.orders(),
            batch.lines(),
            batch.excludedProducts());
    this.popular = withNobody.lists(cut, POPULAR_MAX).get(NOBODY).places();
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
    check.events(fixture.subscriber.latest());
    check.purchases(client -> fixture.purchases());
    check.popularity(fixture.popularity());
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
  void events(Map<Long, RecommendationChanged> events) {
    for (long client : database.clientsEver()) {
      RecommendationChanged event = events.get(client);
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

  /** The popular list of any day is a count over all orders. */
  void popularity(PopularityView popularity) {
    assertPlaces(NOBODY, popular, popularity.ranking((int) asOf.toEpochDay()));
  }

  private record Bought(
      long client, long product, long order, long line, long createdTicks, Double quantity) {}

  private record Placed(long client, long order, long createdTicks) {}

  /** Line by line, order by order. */
  void purchases(Function<Long, PurchaseView> views) {
    Set<Bought> bought = new HashSet<>();
    Set<Placed> placed = new HashSet<>();
    for (long client : database.clientsEver()) {
      PurchaseView purchases = views.apply(client);
      purchases.forEachPurchase(
          client,
          null,
          (product, order, line, purchase) ->
              bought.add(bought(client, product, order, line, purchase)));
      purchases.forEachOrder(
          client, (order, created) -> placed.add(new Placed(client, order, created)));
    }
    Map<Long, Placed> orders = placedOrders();
    assertThat(placed).isEqualTo(Set.copyOf(orders.values()));
    assertThat(bought).isEqualTo(boughtLines(orders));
  }

  private static Bought bought(
      long client, long product, long order, long line, Purchase purchase) {
    return new Bought(
        client, product, order, line, purchase.createdTicks(), purchase.amount().quantity());
  }

  private Map<Long, Placed> placedOrders() {
    BatchV3 batch = database.batch(TopologyFixture.EXCLUDED);
    Map<Long, Long> clients =
        batch.agreements().stream()
            .collect(Collectors.toMap(BatchV3.Agreement::id, BatchV3.Agreement::clientId));
    return batch.orders().stream()
        .filter(order -> clients.containsKey(order.agreementId()))
        .collect(
            Collectors.toMap(
                BatchV3.Order::id,
                order ->
                    new Placed(
                        clients.get(order.agreementId()), order.id(), Ticks.of(order.created()))));
  }

  private Set<Bought> boughtLines(Map<Long, Placed> orders) {
    return database.batch(TopologyFixture.EXCLUDED).lines().stream()
        .filter(line -> line.orderId() != null && orders.containsKey(line.orderId()))
        .filter(line -> line.productId() != null && !Boolean.FALSE.equals(line.isValid()))
        .filter(line -> !TopologyFixture.EXCLUDED.contains(line.productId()))
        .map(
            line -> {
              Placed order = orders.get(line.orderId());
              return new Bought(
                  order.client(),
                  line.productId(),
                  order.order(),
                  line.id(),
                  order.createdTicks(),
                  (Double) database.rows("OrderItem").get(line.id()).get("Qty"));
            })
        .collect(Collectors.toSet());
  }
}
