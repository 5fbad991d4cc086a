package io.concord.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.purchase.Amount;
import io.concord.purchase.PurchaseHistory;
import io.concord.purchase.Ticks;
import io.concord.store.PopularityChange.Delta;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PurchaseStoreTest {
  private static final long[] IDS = {Long.MIN_VALUE, -1, 0, 1, 256, Long.MAX_VALUE};
  private static final Amount AMOUNT = new Amount(2.0, new BigDecimal("1.5"));

  @TempDir Path stateDir;
  private StoreFixture fixture;
  private KeyValueStore<Bytes, byte[]> rows;
  private PurchaseStore store;

  /** (client, order) to created, (client, product, order, line) to purchase, in order of keys. */
  private final TreeMap<Ids, Long> orders = new TreeMap<>();

  private final TreeMap<Ids, Purchase> purchases = new TreeMap<>();

  /** A key of several IDs, ordered by them from left to right. */
  private record Ids(List<Long> ids) implements Comparable<Ids> {
    static Ids of(Long... ids) {
      return new Ids(List.of(ids));
    }

    long at(int position) {
      return ids.get(position);
    }

    @Override
    public int compareTo(Ids other) {
      for (int i = 0; i < ids.size(); i++) {
        int order = ids.get(i).compareTo(other.ids.get(i));
        if (order != 0) {
          return order;
        }
      }
      return 0;
    }
  }

  @BeforeEach
  void open() {
    fixture = new StoreFixture(stateDir);
    rows = fixture.open(new Stores().purchases());
    store = new PurchaseStore(rows);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void shouldShowEachClientOnceThatIsNamedOrCounted() {
    store.putName(5, "Smith");
    store.putName(-1, null);
    store.putName(Long.MAX_VALUE, "Last");
    store.setCounted(5, true);
    store.setCounted(0, true);
    store.setCounted(Long.MAX_VALUE, true);
    store.putOrder(7, 1, 0);
    List<String> shown = new ArrayList<>();

    store.forEachClient((clientId, name) -> shown.add(clientId + " " + name));

    assertThat(shown).containsExactly("-1 null", "0 null", "5 Smith", Long.MAX_VALUE + " Last");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void shouldStayEqualToMapsWhateverIsDone(long seed) {
    Random random = new Random(seed);
    for (int step = 0; step < 2_000; step++) {
      change(random);
      if (step % 200 == 0) {
        assertEqualToMaps();
      }
    }
    assertEqualToMaps();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void shouldRefreshOneProductIntoWhatAScanGives(long seed) {
    Random random = new Random(seed);
    PurchaseHistory history = store.history(1, 0);
    for (int step = 0; step < 1_000; step++) {
      long product = any(random);
      long order = any(random);
      if (random.nextInt(3) == 0) {
        store.removePurchase(1, product, order, any(random));
      } else {
        store.putPurchase(1, product, order, any(random), new Purchase(ticks(random), AMOUNT));
      }
      store.refresh(history, 1, product);
      assertThat(places(history)).isEqualTo(places(store.history(1, 0)));
    }
  }

  @Test
  void shouldCountAnOrderOnceHoweverManyLinesAProductHas() {
    store.putOrder(1, 10, 5);
    store.putOrder(1, 11, 6);
    store.putOrder(1, 12, 7);
    for (long line = 0; line < 3; line++) {
      store.putPurchase(1, 100, 10, line, new Purchase(5, AMOUNT));
    }
    store.putPurchase(1, 100, 11, 9, new Purchase(6, AMOUNT));
    store.putPurchase(1, 100, 12, 8, new Purchase(7, AMOUNT));

    PurchaseHistory history = store.history(1, 7);

    assertThat(history.orders()).isEqualTo(2);
    assertThat(places(history)).containsExactly(List.of(100L, 2L, 6L));
  }

  @Test
  void shouldKeepTheLatestTimeOfAProductWhenOrdersAreNotInOrderOfTime() {
    store.putPurchase(1, 100, 10, 1, new Purchase(9, AMOUNT));
    store.putPurchase(1, 100, 11, 2, new Purchase(3, AMOUNT));

    assertThat(places(store.history(1, 10))).containsExactly(List.of(100L, 2L, 9L));
    assertThat(places(store.history(1, 9))).containsExactly(List.of(100L, 1L, 3L));
    assertThat(places(store.history(1, 3))).isEmpty();
  }

  @Test
  void shouldKnowAClientByItsNameOrItsPurchases() {
    assertThat(store.knows(1)).isFalse();
    assertThat(store.name(1)).isNull();
    store.putName(1, null);
    assertThat(store.knows(1)).isTrue();
    assertThat(store.hasPurchases(1)).isFalse();
    assertThat(store.name(1)).isEmpty();
    store.putName(1, "Ada");
    assertThat(store.name(1)).isEqualTo(Optional.of("Ada"));
    store.removeName(1);
    assertThat(store.knows(1)).isFalse();
    store.putOrder(1, 5, 0);
    assertThat(store.knows(1)).isTrue();
    assertThat(store.hasPurchases(1)).isTrue();
    assertThat(store.knows(0)).isFalse();
    assertThat(store.knows(2)).isFalse();
    store.removeOrder(1, 5);
    assertThat(StoreFixture.rowsIn(rows)).isZero();
  }

  @Test
  void shouldRememberWhetherAClientIsCounted() {
    assertThat(store.isCounted(1)).isFalse();
    store.setCounted(1, true);
    assertThat(store.isCounted(1)).isTrue();
    assertThat(store.isCounted(2)).isFalse();
    assertThat(store.knows(1)).isFalse();
    store.setCounted(1, false);
    assertThat(store.isCounted(1)).isFalse();
    assertThat(StoreFixture.rowsIn(rows)).isZero();
  }

  private void change(Random random) {
    long client = any(random);
    long order = any(random);
    long product = any(random);
    long line = any(random);
    switch (random.nextInt(5)) {
      case 0 -> {
        long created = ticks(random);
        store.putOrder(client, order, created);
        orders.put(Ids.of(client, order), created);
      }
      case 1 ->
          assertThat(store.removeOrder(client, order))
              .isEqualTo(orders.remove(Ids.of(client, order)));
      case 2, 3 -> {
        Purchase purchase = new Purchase(ticks(random), AMOUNT);
        store.putPurchase(client, product, order, line, purchase);
        purchases.put(Ids.of(client, product, order, line), purchase);
      }
      default -> {
        store.removePurchase(client, product, order, line);
        purchases.remove(Ids.of(client, product, order, line));
      }
    }
  }

  private void assertEqualToMaps() {
    for (long client : IDS) {
      assertThat(placedOrders(client)).isEqualTo(ofClient(orders, client));
      assertThat(bought(client, null)).isEqualTo(ofClient(purchases, client));
      assertThat(store.hasPurchases(client))
          .isEqualTo(!ofClient(orders, client).isEmpty() || !ofClient(purchases, client).isEmpty());
      assertThat(store.contribution(client).deltas()).isEqualTo(contribution(client));
      for (long cut : new long[] {Long.MIN_VALUE, -Ticks.PER_DAY, 0, 7, Long.MAX_VALUE}) {
        assertHistory(client, cut);
      }
      for (long id : IDS) {
        assertThat(store.orderCreatedTicks(client, id)).isEqualTo(orders.get(Ids.of(client, id)));
        assertThat(bought(client, id))
            .isEqualTo(
                ofClient(purchases, client).entrySet().stream()
                    .filter(e -> e.getKey().at(1) == id)
                    .collect(TreeMap::new, (m, e) -> m.put(e.getKey(), e.getValue()), Map::putAll));
        for (long order : IDS) {
          assertThat(store.orderedAt(client, id, order)).isEqualTo(orderedAt(client, id, order));
        }
      }
    }
  }

  private TreeMap<Ids, Long> placedOrders(long client) {
    TreeMap<Ids, Long> shown = new TreeMap<>();
    store.forEachOrder(client, (order, created) -> shown.put(Ids.of(client, order), created));
    return shown;
  }

  private TreeMap<Ids, Purchase> bought(long client, Long product) {
    TreeMap<Ids, Purchase> shown = new TreeMap<>();
    store.forEachPurchase(
        client,
        product,
        (productId, order, line, purchase) -> {
          Ids key = Ids.of(client, productId, order, line);
          assertThat(shown.isEmpty() || shown.lastKey().compareTo(key) < 0).as("in order").isTrue();
          assertThat(store.purchase(client, productId, order, line)).isEqualTo(purchase);
          shown.put(key, purchase);
        });
    return shown;
  }

  private static <T> TreeMap<Ids, T> ofClient(TreeMap<Ids, T> map, long client) {
    TreeMap<Ids, T> found = new TreeMap<>(map);
    found.keySet().removeIf(key -> key.at(0) != client);
    return found;
  }

  private Long orderedAt(long client, long product, long order) {
    return ofClient(purchases, client).entrySet().stream()
        .filter(e -> e.getKey().at(1) == product && e.getKey().at(2) == order)
        .map(e -> e.getValue().createdTicks())
        .findFirst()
        .orElse(null);
  }

  private List<Delta> contribution(long client) {
    List<Delta> deltas = new ArrayList<>();
    Set<Ids> seen = new HashSet<>();
    ofClient(purchases, client)
        .forEach(
            (key, purchase) -> {
              if (seen.add(Ids.of(key.at(1), key.at(2)))) {
                deltas.add(Delta.won(key.at(1), purchase.createdTicks()));
              }
            });
    return deltas;
  }

  private void assertHistory(long client, long cut) {
    Map<Long, Set<Long>> ordersByProduct = new TreeMap<>();
    Map<Long, Long> lastByProduct = new TreeMap<>();
    ofClient(purchases, client)
        .forEach(
            (key, purchase) -> {
              if (purchase.createdTicks() < cut) {
                ordersByProduct
                    .computeIfAbsent(key.at(1), product -> new HashSet<>())
                    .add(key.at(2));
                lastByProduct.merge(key.at(1), purchase.createdTicks(), Math::max);
              }
            });
    List<List<Long>> expected =
        ordersByProduct.entrySet().stream()
            .map(
                e -> List.of(e.getKey(), (long) e.getValue().size(), lastByProduct.get(e.getKey())))
            .toList();
    PurchaseHistory history = store.history(client, cut);

    assertThat(places(history)).isEqualTo(expected);
    assertThat(history.orders())
        .isEqualTo(
            (int)
                ofClient(orders, client).values().stream()
                    .filter(Objects::nonNull)
                    .filter(created -> created < cut)
                    .count());
  }

  private static List<List<Long>> places(PurchaseHistory history) {
    List<List<Long>> places = new ArrayList<>();
    for (int i = 0; i < history.size(); i++) {
      places.add(
          List.of(history.productId(i), (long) history.orderCount(i), history.lastOrderedTicks(i)));
    }
    return places;
  }

  private static long any(Random random) {
    return IDS[random.nextInt(IDS.length)];
  }

  /** Some days around 1970, often on the very tick of a cut. */
  private static long ticks(Random random) {
    return random.nextInt(4) == 0
        ? random.nextInt(10) - 1
        : random.nextLong(-3 * Ticks.PER_DAY, 3 * Ticks.PER_DAY);
  }
}
